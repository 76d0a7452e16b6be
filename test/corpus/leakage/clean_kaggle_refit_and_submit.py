# style: competition
# note: clean; near leakage/train-on-test: hold-out score first, then fit on all labelled rows and predict test.csv
import pandas as pd
from sklearn.metrics import mean_squared_log_error
from sklearn.model_selection import train_test_split
from xgboost import XGBRegressor

train = pd.read_csv("../input/bike-sharing-demand/train.csv", parse_dates=["datetime"])
test = pd.read_csv("../input/bike-sharing-demand/test.csv", parse_dates=["datetime"])

for frame in (train, test):
    frame["hour"] = frame["datetime"].dt.hour
    frame["dow"] = frame["datetime"].dt.dayofweek

cols = ["season", "holiday", "workingday", "weather", "temp", "humidity", "windspeed", "hour", "dow"]
X_fit, X_hold, y_fit, y_hold = train_test_split(train[cols], train["count"], test_size=0.2, random_state=0)
model = XGBRegressor(n_estimators=500, learning_rate=0.05)
model.fit(X_fit, y_fit)
print("RMSLE", mean_squared_log_error(y_hold, model.predict(X_hold).clip(0)) ** 0.5)

model.fit(train[cols], train["count"])
submission = pd.DataFrame({"datetime": test["datetime"], "count": model.predict(test[cols]).clip(0)})
submission.to_csv("submission.csv", index=False)
