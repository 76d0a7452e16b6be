# style: package
import pandas as pd


def assemble(folder):
    """Join the usage table and the outcome table."""
    usage = pd.read_csv(f"{folder}/usage.csv")
    outcome = pd.read_csv(f"{folder}/outcome.csv")[["account", "cancelled"]]
    joined = usage.merge(outcome, on="account", how="inner")
    joined["cancelled"] = joined["cancelled"].astype(int)
    return joined


def feature_matrix(joined):
    return joined.drop(columns=["account"])  # ! leakage/target-in-features
