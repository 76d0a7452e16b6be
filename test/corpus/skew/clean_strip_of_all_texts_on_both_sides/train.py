# style: package
# note: clean; near skew/feature-reimplemented: training strips all columns of text at once, and the service strips each one
import joblib
import pandas as pd
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import Ridge
from sklearn.pipeline import make_pipeline


def prepare(table, columns):
    table[columns["texts"]] = table[columns["texts"]].astype(str)
    table[columns["texts"]] = table[columns["texts"]].apply(lambda column: column.str.strip())
    return table[columns["texts"] + columns["numbers"]]


def train(source, columns):
    table = pd.read_csv(source).dropna()
    model = make_pipeline(DictVectorizer(), Ridge()).fit(prepare(table, columns).to_dict(orient="records"), table["delay"])
    joblib.dump(model, "delays.joblib")


if __name__ == "__main__":
    options = {"source": "stops.csv"} | {"columns": {"texts": ["line", "stop"], "numbers": ["hour", "weekday"]}}
    train(**options)
