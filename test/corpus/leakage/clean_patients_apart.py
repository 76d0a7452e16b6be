# style: course
# note: clean; near leakage/group-in-both-parts: whole people are held out
import pandas as pd
from sklearn.ensemble import GradientBoostingRegressor
from sklearn.model_selection import GroupShuffleSplit

voice = pd.read_csv("parkinsons_updrs.csv")
print(voice.groupby("subject").size().describe())
X = voice.drop(columns=["subject", "motor_UPDRS", "total_UPDRS"])
y = voice["total_UPDRS"]
splitter = GroupShuffleSplit(n_splits=1, test_size=0.2, random_state=0)
train_rows, test_rows = next(splitter.split(X, y, groups=voice["subject"]))
model = GradientBoostingRegressor().fit(X.iloc[train_rows], y.iloc[train_rows])
print(model.score(X.iloc[test_rows], y.iloc[test_rows]))
