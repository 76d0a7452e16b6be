# style: competition
# note: one split by group, without the group
import pandas as pd
from sklearn.ensemble import RandomForestRegressor
from sklearn.model_selection import GroupShuffleSplit

runs = pd.read_csv("engine_runs.csv")
X, y = runs.drop(columns=["unit", "life"]), runs["life"]
splitter = GroupShuffleSplit(n_splits=1, test_size=0.25, random_state=6)
tr, te = next(splitter.split(X, y))  # ! leakage/groups-not-passed
model = RandomForestRegressor(random_state=6).fit(X.iloc[tr], y.iloc[tr])
print(model.score(X.iloc[te], y.iloc[te]))
