# style: package
# note: clean; near data/chained-assignment, fillna-inplace-on-column and mutate-while-iterating
# open: data/read-without-schema data/inplace-true
import numpy as np
import pandas as pd

patients = pd.read_csv("patients.csv")
patients.loc[patients["age"] > 120, "age"] = None
old = patients[patients["age"] > 60].copy()
old["risk"] = 2
print(patients["age"][0], patients[patients["age"] > 30]["weight"].mean())
patients["height"] = patients["height"].fillna(170)
patients = patients.fillna({"weight": 70})
heights = pd.Series([1.7, None])
heights.fillna(1.7, inplace=True)
settings = {"model": {"depth": 3}}
settings["model"]["depth"] = 5
grid = np.zeros((3, 3))
grid[1][2] = 4.0
rows = []
for index, row in patients.iterrows():
    row["bmi"] = row["weight"] / row["height"] ** 2
    rows.append(row)
for index, row in patients.iterrows():
    patients.at[index, "risk"] = int(row["age"] > 60)
for index, row in patients.iterrows():
    row["bmi"] = row["weight"] / row["height"] ** 2
    if row["bmi"] > 30:
        print(row["name"])
