# style: package
# note: the codes were made over the whole table in training and over one row in the service
import pandas as pd
import xgboost as xgb

CATEGORIES = ["make", "fuel", "gearbox"]
NUMBERS = ["km", "year", "power"]


def prepare(path):
    ads = pd.read_csv(path)
    for column in CATEGORIES:
        ads[column] = ads[column].str.lower().astype("category")
    return ads


if __name__ == "__main__":
    ads = prepare("car_ads.csv")
    X = ads[NUMBERS + CATEGORIES].copy()
    for column in CATEGORIES:
        X[column] = X[column].cat.codes
    model = xgb.XGBRegressor(n_estimators=500, learning_rate=0.05)
    model.fit(X, ads["price"])
    model.save_model("car_price.json")
