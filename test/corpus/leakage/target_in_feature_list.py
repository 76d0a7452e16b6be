# style: package
# note: the list of columns names the target
import argparse
import pandas as pd
from sklearn.ensemble import HistGradientBoostingRegressor
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import train_test_split

TARGET = "delay_minutes"
FEATURES = ["distance", "departure_hour", "carrier_code", "taxi_out", "delay_minutes"]


def main(path):
    flights = pd.read_csv(path, usecols=FEATURES)
    X = flights[FEATURES]  # ! leakage/target-in-features
    y = flights[TARGET]
    X_tr, X_te, y_tr, y_te = train_test_split(X, y, test_size=0.2, random_state=1)
    model = HistGradientBoostingRegressor()
    model.fit(X_tr, y_tr)
    print("MAE", mean_absolute_error(y_te, model.predict(X_te)))


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("path")
    main(parser.parse_args().path)
