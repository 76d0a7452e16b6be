# style: package
# note: a gap is filled from both of its ends, and a backward difference reads the coming hour
import pandas as pd
from sklearn.ensemble import HistGradientBoostingRegressor
from sklearn.metrics import mean_absolute_error

from clean import add_trend, regular

FEATURES = ["wind", "direction", "power_change"]


def main(path="turbine.csv"):
    table = add_trend(regular(pd.read_csv(path, parse_dates=["time"]))).dropna()
    cut = int(len(table) * 0.75)
    train, test = table.iloc[:cut], table.iloc[cut:]
    model = HistGradientBoostingRegressor().fit(train[FEATURES], train["power"])
    print("MAE kW", mean_absolute_error(test["power"], model.predict(test[FEATURES])))


if __name__ == "__main__":
    main()
