# style: competition
# note: a cleaning script in the old style: writes that are lost, results thrown away, names that pandas 3 lacks
# open: data/row-iteration
import glob

import numpy as np
import pandas as pd

np.random.seed(5)
bookings = pd.DataFrame()
for path in sorted(glob.glob("bookings/*.parquet")):
    month = pd.read_parquet(path)
    month["file"] = path
    bookings = bookings.append(month, ignore_index=True)  # ! data/frame-grown-in-loop|data/deprecated-pandas-api

bookings["children"].fillna(0, inplace=True)  # ! data/fillna-inplace-on-column
bookings.drop_duplicates(subset=["booking"])  # ! data/result-discarded
renamed = bookings.rename(columns={"adr": "rate"}, inplace=True)  # ! data/inplace-result-assigned
bookings[bookings.rate < 0]["rate"] = np.nan  # ! data/chained-assignment
long_stays = bookings[bookings.nights > 7 & bookings.children == 0]  # ! data/mask-precedence
opening = pd.to_datetime("12/31/2019", dayfirst=True)  # ! data/to-datetime-dayfirst

for i, row in bookings.iterrows():
    row["guests"] = row["adults"] + row["children"]  # ! data/mutate-while-iterating

if long_stays:  # ! data/frame-bool
    print(long_stays.describe())
for name, column in bookings.iteritems():  # ! data/deprecated-pandas-api
    print(name, column.isna().mean())

X = bookings[["lead", "guests", "rate"]].to_numpy()
y = bookings["cancelled"].to_numpy()
np.random.shuffle(X)
np.random.shuffle(y)  # ! data/xy-shuffled-separately
print(X.shape, y.mean(), opening, renamed)
