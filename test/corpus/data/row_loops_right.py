# style: beginner
# note: clean; near data/row-iteration: what is done for each row has no form for columns
# open: data/read-without-schema
import pandas as pd
import requests

orders = pd.read_csv("orders.csv")
for _, row in orders.iterrows():
    print(row["price"], row["amount"])

answers = []
for _, row in orders.iterrows():
    answers.append(requests.get("https://example.com/orders", params={"id": row["id"]}, timeout=5).json())

names = []
for _, row in orders.iterrows():
    names.append(row["name"])

balance = 0
for _, row in orders.iterrows():
    balance = max(balance + row["price"], 0)
    orders.at[_, "balance"] = balance
print(answers, names, orders.head())
