# style: package
import pandas as pd
from sklearn.model_selection import train_test_split
from xgboost import XGBRegressor

from features import FeatureBuilder

FEATURES = ["item_views", "item_top", "hour"]


def main() -> None:
    frame = FeatureBuilder().build(pd.read_parquet("visits.parquet"))
    train, valid = train_test_split(frame, test_size=0.2, random_state=11)
    model = XGBRegressor(max_depth=5).fit(train[FEATURES], train["minutes"])
    print(model.score(valid[FEATURES], valid["minutes"]))


if __name__ == "__main__":
    main()
