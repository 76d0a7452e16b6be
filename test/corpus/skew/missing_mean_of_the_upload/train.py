# style: course
# note: scoring fills holes with the mean of the uploaded file
import pickle

import pandas as pd
from sklearn.linear_model import BayesianRidge

water = pd.read_csv("water.csv")
mean_ph = water["ph"].mean()
mean_sulfate = water["sulfate"].mean()
water["ph"] = water["ph"].fillna(mean_ph)
water["sulfate"] = water["sulfate"].fillna(mean_sulfate)
model = BayesianRidge().fit(water[["ph", "sulfate", "hardness"]], water["quality"])
with open("water.pkl", "wb") as f:
    pickle.dump({"model": model, "ph": mean_ph, "sulfate": mean_sulfate}, f)
