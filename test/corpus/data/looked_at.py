# style: course
# note: clean; near data/result-discarded: a script that was a notebook shows values
# open: data/read-without-schema
import pandas as pd

df = pd.read_csv("a.csv")
df
df.dropna()
df.head()
df.sort_values("x")
print(df["x"].mean())
