# style: course
# note: the patients are split, and the means are of wards, in which patients of both sides lie
import pandas as pd
from sklearn.ensemble import RandomForestRegressor
from sklearn.model_selection import train_test_split

visits = pd.read_csv("visits.csv")
visits["ward_pressure"] = visits.groupby("ward")["pressure"].transform("mean")  # ! leakage/statistic-before-split
train_ids, test_ids = train_test_split(visits["patient_id"].unique(), test_size=0.2, random_state=0)
train = visits[visits["patient_id"].isin(train_ids)]
test = visits[visits["patient_id"].isin(test_ids)]
columns = ["ward_pressure", "age"]
model = RandomForestRegressor(random_state=0).fit(train[columns], train["days"])
print(model.score(test[columns], test["days"]))
