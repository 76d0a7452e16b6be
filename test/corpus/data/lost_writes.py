# style: beginner
# note: values are written into copies of the table
# open: data/read-without-schema
import pandas as pd

patients = pd.read_csv("patients.csv")
patients[patients["age"] > 120]["age"] = None  # ! data/chained-assignment
patients["weight"][patients["weight"] > 400] = 0  # ! data/chained-assignment
patients.loc[patients["id"] == 7]["label"] = 1  # ! data/chained-assignment
patients["height"].fillna(170, inplace=True)  # ! data/fillna-inplace-on-column
patients.city.replace("", "unknown", inplace=True)  # ! data/fillna-inplace-on-column
patients[["a", "b"]].fillna(0, inplace=True)  # ! data/fillna-inplace-on-column
for index, row in patients.iterrows():
    row["bmi"] = row["weight"] / row["height"] ** 2  # ! data/mutate-while-iterating
for _, patient in patients.iterrows():
    if patient["age"] > 60:
        patient["risk"] = 2  # ! data/mutate-while-iterating
print(patients.describe())
