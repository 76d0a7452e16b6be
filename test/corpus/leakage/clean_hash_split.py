# style: package
# note: clean; near leakage/test-rows-in-training-set: rows are parted by a checksum of their key
from zlib import crc32

import numpy as np
import pandas as pd
from sklearn.ensemble import RandomForestRegressor
from sklearn.metrics import mean_absolute_error


def is_test(identifier, ratio):
    return crc32(np.int64(identifier)) & 0xFFFFFFFF < ratio * 2**32


def split_by_id(data, ratio, column):
    in_test = data[column].apply(lambda value: is_test(value, ratio))
    return data.loc[~in_test], data.loc[in_test]


flats = pd.read_csv("flats.csv")
train, test = split_by_id(flats, 0.2, "flat_id")
cols = ["area", "rooms", "floor"]
rf = RandomForestRegressor(random_state=0).fit(train[cols], train["rent"])
print(mean_absolute_error(test["rent"], rf.predict(test[cols])))
