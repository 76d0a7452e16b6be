# style: competition
# note: names that pandas has lost
import pandas as pd

train = pd.read_csv("train.csv", usecols=["a"])
for name, column in train.iteritems():  # ! data/deprecated-pandas-api
    print(name, column.mean())
first = train.ix[0]  # ! data/deprecated-pandas-api
train = train.fillna(method="ffill")  # ! data/deprecated-pandas-api
train = train.append(train)  # ! data/deprecated-pandas-api
