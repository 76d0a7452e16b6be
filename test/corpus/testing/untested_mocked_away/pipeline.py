# style: package
# note: the one test puts a mock in the place of the feature function
# open: testing/no-smoke-test testing/no-behaviour-test testing/no-data-schema-test testing/no-edge-case-test testing/no-feature-list-test
import pandas as pd


def build_features(table: pd.DataFrame) -> pd.DataFrame:  # ! testing/untested-feature-code
    table = table.sort_values(["shop", "day"])
    table["sales_lag_7"] = table.groupby("shop")["sales"].shift(7)
    table["trend"] = table["sales_lag_7"].fillna(0) / table.groupby("shop")["sales"].transform("count")
    return table.dropna(subset=["sales"])


def forecast(model, table: pd.DataFrame):
    features = build_features(table)
    return model.predict(features[["sales_lag_7", "trend"]])
