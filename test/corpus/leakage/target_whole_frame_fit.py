# style: course
# note: the frame itself is the feature matrix
import pandas as pd
import numpy as np
from sklearn.datasets import fetch_california_housing
from sklearn.linear_model import LinearRegression

housing = fetch_california_housing(as_frame=True).frame
print(housing.columns.tolist())

rng = np.random.default_rng(0)
mask = rng.random(len(housing)) < 0.75
train, test = housing[mask], housing[~mask]

model = LinearRegression()
model.fit(train, train["MedHouseVal"])  # ! leakage/target-in-features
print("R2", model.score(test, test["MedHouseVal"]))
