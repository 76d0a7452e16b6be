# style: competition
# note: clean; near data/fillna-inplace-on-column: the project pins a pandas in which the line works
import pandas as pd

train = pd.read_csv("train.csv", usecols=["age"])
train["age"].fillna(30, inplace=True)
print(train["age"].mean())
