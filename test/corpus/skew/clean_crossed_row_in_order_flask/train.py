# style: package
# note: clean; near skew/crossed-fields: the names are only partly those of the columns, and the order is theirs
import pickle

import pandas as pd
from sklearn.ensemble import GradientBoostingRegressor
from sklearn.model_selection import train_test_split

NUMBERS = ["Age", "Height", "Weight"]
FLAGS = ["Smoker", "AnyTransplants", "KnownAllergies"]


def prepare(path):
    df = pd.read_csv(path)
    X_train, X_test, y_train, y_test = train_test_split(df[NUMBERS + FLAGS], df["Premium"], random_state=1)
    return X_train, X_test, y_train, y_test


if __name__ == "__main__":
    X_train, X_test, y_train, y_test = prepare("premiums.csv")
    model = GradientBoostingRegressor(random_state=1).fit(X_train, y_train)
    print(model.score(X_test, y_test))
    with open("premium.pkl", "wb") as f:
        pickle.dump(model, f)
