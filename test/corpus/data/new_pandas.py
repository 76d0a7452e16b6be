# style: competition
# note: clean; near data/deprecated-pandas-api
import pandas as pd

train = pd.read_csv("train.csv", usecols=["a"])
for name, column in train.items():
    print(name, column.mean())
first = train.iloc[0]
train = train.ffill()
parts = [train]
parts.append(train)
train = pd.concat(parts)
