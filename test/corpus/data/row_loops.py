# style: beginner
# note: loops over rows that say what columns can
# open: data/read-without-schema
import pandas as pd

orders = pd.read_csv("orders.csv")
total = 0
for _, row in orders.iterrows():  # ! data/row-iteration
    total += row["price"] * row["amount"]

sizes = []
for index, row in orders.iterrows():  # ! data/row-iteration
    if row["amount"] > 100:
        sizes.append("large")
    elif row["amount"] > 10:
        sizes.append("middle")
    else:
        sizes.append("small")
orders["size"] = sizes

for i, order in orders.iterrows():  # ! data/row-iteration
    orders.loc[i, "net"] = order["price"] - order["tax"]
print(total, orders.head())
