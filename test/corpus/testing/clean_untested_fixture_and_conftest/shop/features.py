# style: package
# note: clean; near testing/untested-feature-code: reached through a re-export, an alias, a fixture of conftest, and one another
import pandas as pd


def _days_between(later, earlier):
    return (later - earlier).dt.days


def add_recency(orders: pd.DataFrame, today: str) -> pd.DataFrame:
    result = orders.copy()
    result["recency"] = _days_between(pd.Timestamp(today), orders["at"].fillna(pd.Timestamp(today)))
    return result


def basket_stats(orders: pd.DataFrame) -> pd.DataFrame:
    return orders.groupby("customer")["total"].agg(["mean", "max"]).fillna(0.0)
