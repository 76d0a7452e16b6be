# style: package
# note: clean; near leakage/statistic-before-split: the group statistic is of the training frame and is merged onto the test frame
import pandas as pd
from sklearn.linear_model import Ridge
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import train_test_split


def district_statistics(frame):
    stats = frame.groupby("district").agg(area_mean=("area", "mean"), n=("area", "size"))
    return stats.reset_index()


def add_district(frame, stats):
    joined = frame.merge(stats, on="district", how="left")
    return joined.fillna({"area_mean": 0.0, "n": 0})


def main(path="flats.csv"):
    flats = pd.read_csv(path)
    train, test = train_test_split(flats, test_size=0.2, random_state=6)
    stats = district_statistics(train)
    train, test = add_district(train, stats), add_district(test, stats)
    columns = ["area", "rooms", "floor", "area_mean", "n"]
    model = Ridge().fit(train[columns], train["price"])
    print("MAE", mean_absolute_error(test["price"], model.predict(test[columns])))


if __name__ == "__main__":
    main()
