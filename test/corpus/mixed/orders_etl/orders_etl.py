# style: package
# note: an ETL job of a shop with results thrown away, writes into copies, missing parentheses, a frame that grows and names of pandas that are gone
import argparse
import logging
from pathlib import Path

import numpy as np
import pandas as pd

log = logging.getLogger("orders")
STATES = {"p": "paid", "s": "shipped", "r": "returned"}


def read_months(folder: Path) -> pd.DataFrame:
    table = pd.DataFrame()
    for path in sorted(folder.glob("orders_*.csv")):
        month = pd.read_csv(path, dtype={"order_id": str, "zip": str}, parse_dates=["ordered_at"])
        log.info("%s: %d rows", path.name, len(month))
        table = pd.concat([table, month], ignore_index=True)  # ! data/frame-grown-in-loop
    return table


def clean(orders: pd.DataFrame) -> pd.DataFrame:
    orders.drop_duplicates(subset="order_id")  # ! data/result-discarded
    orders["state"] = orders["state"].map(STATES)
    orders["coupon"].fillna("none", inplace=True)  # ! data/fillna-inplace-on-column
    orders[orders["amount"] < 0]["amount"] = 0  # ! data/chained-assignment
    orders = orders[orders["amount"] > 0 & orders["items"] > 0]  # ! data/mask-precedence
    if orders["amount"].max() == np.nan:  # ! numerics/nan-compare
        raise ValueError("amounts are missing")
    return orders


def add_features(orders: pd.DataFrame) -> pd.DataFrame:
    orders = orders.assign(
        weekday=orders["ordered_at"].dt.weekday,
        per_item=orders["amount"] / orders["items"],
        log_amount=lambda table: np.log1p(table["amount"]),
    )
    for index, row in orders.iterrows():
        if row["per_item"] > 500:
            row["is_luxury"] = 1  # ! data/mutate-while-iterating
    orders["big"] = orders["amount"].astype(np.float).gt(1000)  # ! numerics/removed-numpy-api
    return orders


def customers(orders: pd.DataFrame, people: pd.DataFrame) -> pd.DataFrame:
    totals = orders.groupby("customer_id").agg(spent=("amount", "sum"), count=("order_id", "nunique"), last=("ordered_at", "max"))
    joined = people.merge(totals, on="customer_id", how="left", validate="one_to_one")
    joined["spent"] = joined["spent"].fillna(0.0)
    newest = orders["ordered_at"].max()
    joined["days_quiet"] = (newest - joined["last"]).dt.days
    names = joined[["first", "last_name"]].applymap(str.strip)  # ! data/deprecated-pandas-api
    joined = joined.drop(columns=["first", "last_name"]).join(names)
    joined = joined.sort_values("spent", ascending=False, inplace=True)  # ! data/inplace-result-assigned
    return joined


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--people", type=Path, default=Path("people.parquet"))
    parser.add_argument("--out", type=Path, default=Path("customers.parquet"))
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO)
    orders = add_features(clean(read_months(args.folder)))
    customers(orders, pd.read_parquet(args.people)).to_parquet(args.out)


if __name__ == "__main__":
    main()
