import pandas as pd


def build(table: pd.DataFrame) -> pd.DataFrame:
    table = table.copy()
    table["price_per_m2"] = table["price"] / table["area"]  # ! skew/feature-unknown-at-request@price
    table["rooms_per_floor"] = table["rooms"] / table["floors"]
    return table
