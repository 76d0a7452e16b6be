import sys

import joblib
import pandas as pd

saved = joblib.load("value.joblib")


def score(path):
    customers = pd.read_csv(path, usecols=["customer", "orders", "items", "refunds"])
    customers["items_per_order"] = customers["items"] / customers["orders"]
    table = customers.reindex(columns=saved["columns"], fill_value=0)  # ! skew/column-set-mismatch
    customers["value"] = saved["model"].predict(table)
    return customers[["customer", "value"]]


if __name__ == "__main__":
    score(sys.argv[1]).to_csv(sys.argv[2], index=False)
