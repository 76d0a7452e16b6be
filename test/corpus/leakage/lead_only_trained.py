# style: package
# note: the model is trained and saved here, and judged nowhere: a look ahead is as wrong
# open: evaluation/no-held-out-evaluation
import joblib
import pandas as pd
from sklearn.ensemble import GradientBoostingRegressor

df = pd.read_csv("bikes.csv", parse_dates=["hour"]).sort_values("hour")
df["rain_next"] = df["rain"].shift(-1)  # ! leakage/future-values
df["temp_smooth"] = df["temp"].rolling(5, center=True).mean()  # ! leakage/future-values
df["rides_before"] = df["rides"].shift(1)
df = df.dropna()

model = GradientBoostingRegressor(random_state=0)
model.fit(df[["rain_next", "temp_smooth", "rides_before"]], df["rides"])
joblib.dump(model, "rides.joblib")
