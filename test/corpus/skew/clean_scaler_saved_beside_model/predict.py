import pickle
import sys

import pandas as pd

with open("diabetes.pkl", "rb") as f:
    bundle = pickle.load(f)


def score(table):
    x = bundle["scaler"].transform(table[bundle["features"]])
    return bundle["model"].predict_proba(x)[:, 1]


if __name__ == "__main__":
    patients = pd.read_csv(sys.argv[1])
    patients["risk"] = score(patients)
    patients.to_csv(sys.argv[2], index=False)
