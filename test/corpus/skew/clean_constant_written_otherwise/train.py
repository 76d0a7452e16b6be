# style: package
# note: clean; near skew/constant-mismatch: pi/12 per hour and 2*pi/24 per hour are the same constant
import joblib
import numpy as np
import pandas as pd
from sklearn.linear_model import Ridge

rides = pd.read_parquet("taxi.parquet")
rides["hour_sin"] = np.sin(2 * np.pi * rides["hour"] / 24)
rides["hour_cos"] = np.cos(2 * np.pi * rides["hour"] / 24)
columns = ["hour_sin", "hour_cos", "distance_km"]
model = Ridge().fit(rides[columns].to_numpy(), rides["minutes"])
joblib.dump(model, "taxi.joblib")
