# style: package
# note: clean; near leakage/future-values: the next hour is what the model shall tell; nothing of it is among the features
# open: evaluation/no-held-out-evaluation
import joblib
import pandas as pd
from sklearn.ensemble import GradientBoostingRegressor

df = pd.read_csv("bikes.csv", parse_dates=["hour"]).sort_values("hour")
df["rides_next"] = df["rides"].shift(-1)
df["rides_before"] = df["rides"].shift(1)
df["rides_week"] = df["rides"].rolling(168).mean()
df = df.dropna()

model = GradientBoostingRegressor(random_state=0)
model.fit(df[["rides", "rides_before", "rides_week"]], df["rides_next"])
joblib.dump(model, "rides.joblib")
