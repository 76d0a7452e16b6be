# style: package
# note: the statistic is taken far from its use, in a variable
import pandas as pd
from sklearn.ensemble import ExtraTreesRegressor
from sklearn.metrics import mean_absolute_percentage_error
from sklearn.model_selection import train_test_split

FEATURES = ["floor_area", "year_built", "wall_u_value", "occupants"]
TARGET = "kwh_per_year"


def main() -> None:
    homes = pd.read_csv("data/homes.csv")
    homes = homes[homes[TARGET] > 0]

    typical = homes[FEATURES].median()  # ! leakage/statistic-before-split
    print("typical home:")
    print(typical.to_string())

    X = homes[FEATURES].fillna(typical)
    y = homes[TARGET]
    X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=33)

    model = ExtraTreesRegressor(n_estimators=250, random_state=33)
    model.fit(X_train, y_train)
    print("MAPE", mean_absolute_percentage_error(y_test, model.predict(X_test)))


if __name__ == "__main__":
    main()
