import joblib
import pandas as pd

hgb = joblib.load("grid.joblib")


def forecast(path="latest.csv"):
    load = pd.read_csv(path, parse_dates=["hour"], index_col="hour")
    load["lag_24"] = load["mw"].shift(24)
    load["temp_next_day"] = load["temperature"].shift(-24)  # ! skew/feature-unknown-at-request@future
    return float(hgb.predict(load[["lag_24", "temperature", "temp_next_day"]].tail(1))[0])


if __name__ == "__main__":
    print(f"{forecast():.1f} MW")
