# style: package
# note: clean; near skew/feature-reimplemented: both sides call one function, though they make their frames in different ways
import joblib
import pandas as pd
from category_encoders import TargetEncoder
from sklearn.ensemble import RandomForestRegressor
from sklearn.pipeline import make_pipeline

from house.features import add_features


def main():
    sales = pd.read_csv("sales.csv").query("price > 0")
    pipeline = make_pipeline(TargetEncoder(cols=["street"]), RandomForestRegressor(min_samples_leaf=3))
    pipeline.fit(add_features(sales.drop(columns="price")), sales["price"])
    joblib.dump(pipeline, "house.joblib")


if __name__ == "__main__":
    main()
