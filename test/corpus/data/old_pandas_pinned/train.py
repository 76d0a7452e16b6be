# style: competition
# note: clean; near data/deprecated-pandas-api: the pinned release still has the names
import pandas as pd

train = pd.read_csv("train.csv", usecols=["a"])
for name, column in train.iteritems():
    print(name, column.mean())
train = train.append(train)
