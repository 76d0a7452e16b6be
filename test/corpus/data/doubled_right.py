# style: competition
# note: clean; near data/frame-grown-in-loop: the table is doubled until it is large enough
# open: data/read-without-schema
import pandas as pd

likes = pd.read_csv("likes.csv")
wanted = 5.5
while wanted > 1:
    likes = pd.concat([likes, likes])
    wanted /= 2
print(len(likes))
