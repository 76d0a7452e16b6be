# style: beginner
# note: delivery times with names that NumPy 2 lacks, comparisons with NaN and a broken week
import math

import numpy as np
import pandas as pd

orders = pd.read_csv("orders.csv", parse_dates=["ordered", "delivered"])
sizes = np.array(int(text.split()[0]) for text in orders["size"])  # ! numerics/array-from-generator
ordered = orders["ordered"].values.astype("datetime64[D]")
delivered = orders["delivered"].values.astype("datetime64[D]")
orders["days"] = np.busday_count(ordered, delivered, weekmask="Mon Tue Wed Thu Fry")  # ! numerics/weekmask
lost = orders[orders["delivered"] == pd.NaT]  # ! numerics/nan-compare
unpaid = orders["paid"] == np.nan  # ! numerics/nan-compare
weight = orders["weight"].values.astype(np.float)  # ! numerics/removed-numpy-api
late = np.in1d(orders["shop"], ["north", "west"]) if len(lost) else np.zeros(len(orders), dtype=np.bool)  # ! numerics/removed-numpy-api
growth = np.log(1 + orders["days"])  # ! numerics/unstable-log-exp
bias = float((orders["days"] - orders["promised"]).mean())
if math.isclose(bias, 0):  # ! numerics/isclose-zero
    print("on time on average")
print(sizes, unpaid.sum(), weight.mean(), late.mean(), growth.mean())
