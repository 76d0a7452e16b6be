# style: competition
# note: clean; near testing/no-split-test: no id on both sides, nothing from later in training, all rows kept
import pandas as pd


def split_by_store(sales: pd.DataFrame, stores):
    held_out = sales["store"].isin(stores)
    return sales[~held_out], sales[held_out]


def split_in_time(sales: pd.DataFrame, day: str, gap_days: int = 0):
    cut = pd.Timestamp(day)
    return sales[sales["date"] < cut - pd.Timedelta(days=gap_days)], sales[sales["date"] >= cut]
