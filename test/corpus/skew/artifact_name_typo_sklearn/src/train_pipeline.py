# style: package
# note: training writes proprocessor.pkl, prediction reads preprocessor.pkl, so an old copy is used for ever
import os
import pickle
from dataclasses import dataclass

import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.linear_model import Ridge
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import OneHotEncoder, StandardScaler


@dataclass
class Paths:
    preprocessor: str = os.path.join("artifacts", "proprocessor.pkl")
    model: str = os.path.join("artifacts", "model.pkl")


def save(path, thing):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        pickle.dump(thing, file)


def run():
    paths = Paths()
    rents = pd.read_csv("rents.csv")
    train, test = train_test_split(rents, test_size=0.2, random_state=12)
    preprocessor = ColumnTransformer([
        ("num", StandardScaler(), ["area", "rooms", "floor"]),
        ("cat", OneHotEncoder(handle_unknown="ignore"), ["district", "heating"]),
    ])
    x_train = preprocessor.fit_transform(train.drop(columns="rent"))
    x_test = preprocessor.transform(test.drop(columns="rent"))
    model = Ridge(alpha=2.0).fit(x_train, train["rent"])
    print("r2", model.score(x_test, test["rent"]))
    save(paths.preprocessor, preprocessor)
    save(paths.model, model)


if __name__ == "__main__":
    run()
