# style: beginner
# note: a path of one machine
import pandas as pd

DATA = "/Users/maria/Desktop/thesis/data.csv"  # ! pipeline/absolute-path
table = pd.read_csv(DATA)
table.to_csv("/Users/maria/Desktop/thesis/out.csv")
