# style: beginner
# note: clean; near skew/unit-or-clock-mismatch: the page asks in miles and hours and converts to what was learned
import pickle

import pandas as pd
from sklearn.svm import SVR

runs = pd.read_csv("runs.csv")
runs["km"] = runs["metres"] / 1000
svr = SVR(C=10).fit(runs[["km", "minutes"]].values, runs["calories"])
with open("calories.pkl", "wb") as f:
    pickle.dump(svr, f)
