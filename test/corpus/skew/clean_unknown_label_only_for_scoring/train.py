# style: package
# note: clean; near skew/feature-unknown-at-request: /evaluate compares with known prices, /predict does without
import joblib
import pandas as pd
from sklearn.ensemble import RandomForestRegressor

COLUMNS = ["km", "age", "power"]

if __name__ == "__main__":
    cars = pd.read_csv("cars.csv")
    joblib.dump(RandomForestRegressor(200).fit(cars[COLUMNS], cars["price"]), "cars.joblib")
