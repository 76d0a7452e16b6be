# style: course
# note: clean; near skew/refit-at-serving: the scoring script applies the loaded pipeline alone
import sys

import joblib
import pandas as pd


def score_file(path):
    pipeline = joblib.load("pipeline.joblib")
    table = pd.read_csv(path)
    table["income"] = table["income"].fillna(0)
    return pipeline.predict_proba(table)[:, 1]


if __name__ == "__main__":
    print(score_file(sys.argv[1]))
