# style: package
# note: the masks share the year 2018
from dataclasses import dataclass

import pandas as pd
from sklearn.linear_model import PoissonRegressor
from sklearn.metrics import mean_poisson_deviance


@dataclass
class Config:
    path: str = "claims.parquet"
    first_test_year: int = 2018
    last_train_year: int = 2018
    features: tuple = ("driver_age", "car_age", "density")


def split_by_year(table, config):
    train = table[table["year"] <= config.last_train_year]
    test = table[table["year"] >= config.first_test_year]  # ! leakage/test-rows-in-training-set
    return train, test


def main(config=Config()):
    table = pd.read_parquet(config.path)
    train, test = split_by_year(table, config)
    columns = list(config.features)
    model = PoissonRegressor(alpha=1e-3, max_iter=500)
    model.fit(train[columns], train["claims"])
    print("deviance", mean_poisson_deviance(test["claims"], model.predict(test[columns])))


if __name__ == "__main__":
    main()
