# style: package
# note: the year of the cut is in both queries
import pandas as pd
from sklearn.linear_model import Ridge

FEATURES = ["price", "quantity"]


def main(path: str = "sales.csv") -> None:
    sales = pd.read_csv(path)
    train = sales.query("year <= 2020")
    test = sales.query("year >= 2020")  # ! leakage/test-rows-in-training-set
    model = Ridge().fit(train[FEATURES], train["units"])
    print(model.score(test[FEATURES], test["units"]))


main()
