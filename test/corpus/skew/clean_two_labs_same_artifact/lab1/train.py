# style: course
# note: clean; near skew/step-mismatch: each lab has its own model.pkl; lab 1 takes logarithms on both sides, lab 2 on none
import pickle

import numpy as np
import pandas as pd
from sklearn.linear_model import LinearRegression

df = pd.read_csv("diamonds.csv")
df["carat"] = np.log(df["carat"])
model = LinearRegression().fit(df[["carat", "depth"]].values, df["price"])
with open("model.pkl", "wb") as f:
    pickle.dump(model, f)
