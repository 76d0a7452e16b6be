# style: package
# note: the service has no weather and puts zeros, training had the measured values
import joblib
import pandas as pd
from xgboost import XGBRegressor

FEATURES = ["hour", "weekday", "stop_id", "rain_mm", "temperature"]


def main():
    rides = pd.read_csv("bus_delays.csv", parse_dates=["time"])
    rides["hour"] = rides["time"].dt.hour
    rides["weekday"] = rides["time"].dt.weekday
    weather = pd.read_csv("weather.csv", parse_dates=["time"])
    rides = rides.merge(weather[["time", "rain_mm", "temperature"]], on="time", how="left")
    model = XGBRegressor(n_estimators=400, max_depth=7)
    model.fit(rides[FEATURES], rides["delay_s"])
    joblib.dump(model, "delay.joblib")


if __name__ == "__main__":
    main()
