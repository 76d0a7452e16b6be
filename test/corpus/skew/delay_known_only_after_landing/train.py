# style: package
# note: a feature is made of the target, the delay at arrival, which the service asks its callers for before the flight has landed
import joblib
import pandas as pd
from sklearn.ensemble import HistGradientBoostingRegressor

COLUMNS = ["distance", "month", "delay_per_km"]


def main():
    flights = pd.read_csv("flights.csv")
    flights["delay_per_km"] = flights["arrival_delay"] / flights["distance"]
    model = HistGradientBoostingRegressor(random_state=0)
    model.fit(flights[COLUMNS], flights["arrival_delay"])
    joblib.dump(model, "delay.joblib")


if __name__ == "__main__":
    main()
