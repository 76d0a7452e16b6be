import pickle

import pandas as pd
from sklearn.ensemble import RandomForestRegressor

df = pd.read_csv("diamonds.csv")
model = RandomForestRegressor(n_estimators=100).fit(df[["carat", "depth"]].values, df["price"])
with open("model.pkl", "wb") as f:
    pickle.dump(model, f)
