# style: course
# note: clean; near testing/copied-code-under-test: the test has a stub of the same name as the loader, and hands it in; the code itself is run
import joblib
import pandas as pd


def load_model(path):
    return joblib.load(path)


def score(rows, loader=load_model, path="model.joblib"):
    table = pd.DataFrame(rows)
    table["share"] = table["used"] / table["limit"].where(table["limit"] > 0)
    return loader(path).predict(table[["share"]].fillna(1.0))
