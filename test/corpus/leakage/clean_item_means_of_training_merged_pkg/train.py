# style: package
import pandas as pd
from sklearn.model_selection import train_test_split
from xgboost import XGBRegressor

from features import ItemStatistics

FEATURES = ["item_views", "item_rows", "hour"]


def main() -> None:
    frame = pd.read_parquet("visits.parquet")
    train, valid = train_test_split(frame, test_size=0.2, random_state=11)
    statistics = ItemStatistics().learn(train)
    train, valid = statistics.add_to(train), statistics.add_to(valid)
    model = XGBRegressor(max_depth=5).fit(train[FEATURES], train["minutes"])
    print(model.score(valid[FEATURES], valid["minutes"]))


if __name__ == "__main__":
    main()
