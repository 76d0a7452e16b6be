# style: beginner
# note: forms that are a matter of taste, and rows in loops
import numpy as np
import pandas as pd

orders = pd.read_csv("orders.csv")  # ! data/read-without-schema
people = pd.read_excel("people.xlsx")  # ! data/read-without-schema
orders["total"] = orders.apply(lambda row: row["price"] * row["amount"], axis=1)  # ! data/row-iteration
orders["dear"] = orders.apply(lambda r: r["price"] > 100, axis="columns")  # ! data/row-iteration
orders["late"] = 0  # ! data/filler-column
orders["note"] = ""  # ! data/filler-column
table = orders.merge(people)  # ! data/merge-implicit
both = pd.merge(orders, people, how="left")  # ! data/merge-implicit
orders.dropna(inplace=True)  # ! data/inplace-true
table.sort_values("date", inplace=True)  # ! data/inplace-true
print(orders["price"].values, table.values.shape)  # ! data/values-attr
print(orders.isnull().sum(), pd.notnull(table["price"]))  # ! data/isnull-alias
constant = [c for c in orders.columns if orders[c].nunique() == 1]  # ! data/nunique-constant-check
single = orders["shop"].nunique() <= 1  # ! data/nunique-constant-check
