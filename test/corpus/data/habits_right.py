# style: package
# note: clean; near data/row-iteration: columns, calls that need the row, named keys, types, arrays
import numpy as np
import pandas as pd

orders = pd.read_csv("orders.csv", usecols=["price", "amount", "date"], dtype={"price": float})
people = pd.read_parquet("people.parquet")
orders["total"] = orders["price"] * orders["amount"]
orders["kind"] = orders.apply(lambda row: classify(row["price"], row["amount"]), axis=1)
orders["source"] = "web"
orders["late"] = np.where(orders["date"] > "2026-01-01", 1, 0)
table = orders.merge(people, on="person", how="left", validate="many_to_one")
cross = pd.merge(orders, people, how="cross")
table = table.dropna().sort_values("date")
files = {"a": "a.csv"}
print(orders["price"].to_numpy(), list(files.values()), orders.isna().sum(), orders["shop"].nunique())


def classify(price, amount):
    return "bulk" if amount > 10 else "single"
