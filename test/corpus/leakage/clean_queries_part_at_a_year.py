# style: package
# note: clean; near leakage/test-rows-in-training-set: one query leaves what the other one takes
import pandas as pd
from sklearn.linear_model import Ridge

FEATURES = ["price", "quantity"]


def main(path: str = "sales.csv") -> None:
    sales = pd.read_csv(path)
    train = sales.query("year < 2020")
    test = sales.query("year >= 2020")
    model = Ridge().fit(train[FEATURES], train["units"])
    print(model.score(test[FEATURES], test["units"]))


main()
