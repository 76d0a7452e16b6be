# style: package
# note: clean; near leakage/target-in-features: yesterday's value of the target is a legal feature
import pandas as pd
from sklearn.linear_model import Ridge
from sklearn.metrics import mean_absolute_error


def make_table(path):
    river = pd.read_csv(path, parse_dates=["day"]).sort_values("day").set_index("day")
    river["level_yesterday"] = river["level"].shift(1)
    river["level_week_ago"] = river["level"].shift(7)
    return river.dropna()


def main():
    river = make_table("river.csv")
    columns = ["rain", "snow_melt", "level_yesterday", "level_week_ago"]
    train, test = river.loc[:"2019"], river.loc["2020":]
    model = Ridge().fit(train[columns], train["level"])
    print("MAE in cm", mean_absolute_error(test["level"], model.predict(test[columns])))


if __name__ == "__main__":
    main()
