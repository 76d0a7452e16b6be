# style: package
# note: clean; near testing/exact-float-assert: approx, allclose, almost equal, and counts that are whole
import pandas as pd


def price_per_metre(table: pd.DataFrame) -> pd.Series:
    return table["price"] / table["area"].where(table["area"] > 0)


def count_missing(table: pd.DataFrame) -> int:
    return int(table.isna().sum().sum())
