# style: beginner
# note: flags that contradict the dates
# open: data/read-without-schema
import pandas as pd

start = pd.to_datetime("04/23/2026", dayfirst=True)  # ! data/to-datetime-dayfirst
end = pd.to_datetime("05-31-26", dayfirst=True)  # ! data/to-datetime-dayfirst
orders = pd.read_csv("orders.csv")
orders["date"] = pd.to_datetime(orders["date"], format="%m/%d/%Y", dayfirst=True)  # ! data/to-datetime-dayfirst
orders["paid"] = pd.to_datetime(orders["paid"], dayfirst=True)
print(pd.to_datetime("23/04/2026", dayfirst=True), pd.to_datetime("2026-04-23", yearfirst=True))
print(pd.to_datetime("03/04/2026", dayfirst=True))
