# style: competition
# note: tables and columns changed in place, within other calls too
# open: data/read-without-schema
import pandas as pd

sales = pd.read_csv("sales.csv")
sales.drop(columns=["id"], inplace=True)  # ! data/inplace-true
print(sales.rename(columns={"a": "b"}, inplace=True))  # ! data/inplace-true
shares = sales.groupby("region")
for _, part in shares:
    part.sort_values("day")
print(sales["day"].nunique(dropna=True) == 1)  # ! data/nunique-constant-check
print(sales["day"].nunique(dropna=False) <= 1)
table = pd.DataFrame([[1, 2, 3], [4, 5, 6]])
first = 0
table[first][1] = 42  # ! data/chained-assignment
