# style: package
# note: clean; near data/result-discarded, data/chained-assignment, data/fillna-inplace-on-column, data/mask-precedence, data/frame-grown-in-loop, data/inplace-result-assigned, data/mutate-while-iterating, data/deprecated-pandas-api: the same job with copies taken on purpose, results kept, lists joined once and dictionaries that look like frames
import argparse
from pathlib import Path

import numpy as np
import pandas as pd

from rules import Rules

STATES = {"p": "paid", "s": "shipped", "r": "returned"}


def read_months(folder: Path) -> pd.DataFrame:
    months = []
    for path in sorted(folder.glob("orders_*.csv")):
        month = pd.read_csv(path, dtype={"order_id": str, "zip": str}, parse_dates=["ordered_at"])
        month["source"] = path.stem
        months.append(month)
    return pd.concat(months, ignore_index=True)


def clean(orders: pd.DataFrame) -> pd.DataFrame:
    orders = orders.drop_duplicates(subset="order_id").copy()
    orders["state"] = orders["state"].map(STATES)
    orders["coupon"] = orders["coupon"].fillna("none")
    orders.loc[orders["amount"] < 0, "amount"] = 0
    orders = orders[(orders["amount"] > 0) & (orders["items"] > 0)]
    orders.dropna(subset=["customer_id"], inplace=True)
    if orders["amount"].isna().any():
        raise ValueError("amounts are missing")
    return orders


def histogram(orders: pd.DataFrame) -> dict:
    counts = {"paid": {}, "shipped": {}}
    for row in orders.itertuples():
        if row.state in counts:
            counts[row.state][row.weekday] = counts[row.state].get(row.weekday, 0) + 1
    totals = {}
    for state, by_day in counts.items():
        totals[state] = sum(by_day.values())
        by_day["all"] = totals[state]
    return counts


def mark_luxury(orders: pd.DataFrame, rules: Rules) -> pd.DataFrame:
    for index, row in orders.iterrows():
        if rules.is_luxury(row["per_item"]):
            orders.at[index, "is_luxury"] = 1
    return orders


def add_features(orders: pd.DataFrame) -> pd.DataFrame:
    orders = orders.assign(weekday=orders["ordered_at"].dt.weekday, per_item=orders["amount"] / orders["items"], is_luxury=0)
    values = orders["amount"].to_numpy()
    np.clip(values, 0, 10_000, out=values)
    orders["amount"] = values
    return orders


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, default=Path("orders.parquet"))
    args = parser.parse_args()
    rules = Rules(limit=500)
    rules.update({"limit": 400})
    orders = mark_luxury(add_features(clean(read_months(args.folder))), rules)
    orders.rename(columns=str.lower, inplace=True)
    print(histogram(orders))
    orders.to_parquet(args.out)


if __name__ == "__main__":
    main()
