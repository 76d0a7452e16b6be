# style: competition
# note: clean; near data/frame-grown-in-loop, data/mutate-while-iterating, data/xy-shuffled-separately, data/deprecated-pandas-api, data/result-discarded: lists grow, one order for rows and labels
import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.utils import shuffle

rng = np.random.default_rng(7)
parts, seen = [], {}
for year in range(2012, 2024):
    part = pd.read_parquet(f"votes/{year}.parquet")
    part = pd.concat([part, part["place"].str.split("-", expand=True)], axis=1)
    parts.append(part)
    seen.update({place: year for place in part["place"].unique()})
votes = pd.concat(parts, ignore_index=True)

summary = {}
for party, group in votes.groupby("party"):
    group = group.assign(share=group["votes"] / group["votes"].sum())
    summary[party] = group["share"].max()
for row in votes.head(3).to_dict("records"):
    row["party"] = row["party"].upper()
    print(row)
for place, row in votes.set_index("place").head(5).iterrows():
    row = row.copy()
    row["votes"] = f"{row['votes']:,}"
    print(place, row.to_string())

X = votes[["age", "income", "turnout"]].to_numpy()
y = votes["won"].to_numpy()
order = rng.permutation(len(y))
X, y = X[order], y[order]
X_more, y_more = shuffle(X, y, random_state=3)
model = LogisticRegression(max_iter=500).fit(X[:8000], y[:8000])

by_chance = []
for _ in range(50):
    mixed = rng.permutation(y[8000:])
    by_chance.append(model.score(X[8000:], mixed))
importance = {}
for column in range(X.shape[1]):
    worse = X[8000:].copy()
    rng.shuffle(worse[:, column])
    importance[column] = model.score(X[8000:], y[8000:]) - model.score(worse, y[8000:])
print(np.mean(by_chance), importance, {name: kind for name, kind in votes.dtypes.items()}, X_more.shape, y_more.shape)
