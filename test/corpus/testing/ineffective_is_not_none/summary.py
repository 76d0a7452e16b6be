# style: competition
# note: the asserts ask whether there is an object at all, or compare two tables as one truth value
import pandas as pd


def monthly(sales: pd.DataFrame) -> pd.DataFrame:
    month = pd.to_datetime(sales["day"]).dt.to_period("M").astype(str)
    return sales.assign(month=month).groupby("month", as_index=False)["amount"].sum()
