# style: package
# note: clean; near leakage/fit-on-train-and-test: two training files are stacked, the test file stays apart
from pathlib import Path

import pandas as pd
from sklearn.metrics import mean_absolute_error
from sklearn.neighbors import KNeighborsRegressor
from sklearn.preprocessing import StandardScaler

FOLDER = Path("data")
COLUMNS = ["pm10", "no2", "wind", "humidity"]


def read(*names):
    return pd.concat([pd.read_csv(FOLDER / f"{name}.csv") for name in names], ignore_index=True)


def main():
    train = read("2019", "2020")
    test = read("2021")
    scaler = StandardScaler().fit(train[COLUMNS])
    model = KNeighborsRegressor(15).fit(scaler.transform(train[COLUMNS]), train["pm25"])
    predicted = model.predict(scaler.transform(test[COLUMNS]))
    print("MAE on 2021:", mean_absolute_error(test["pm25"], predicted))


if __name__ == "__main__":
    main()
