# style: course
# note: clean; near leakage/group-in-both-parts, leakage/statistic-before-split: the patients are split, and each mean is of one patient
import pandas as pd
from sklearn.ensemble import RandomForestRegressor
from sklearn.model_selection import train_test_split

visits = pd.read_csv("visits.csv")
visits["usual_pressure"] = visits.groupby("patient_id")["pressure"].transform("mean")
patients = visits["patient_id"].unique()
train_ids, test_ids = train_test_split(patients, test_size=0.2, random_state=0)
train = visits[visits["patient_id"].isin(train_ids)]
test = visits[visits["patient_id"].isin(test_ids)]
columns = ["usual_pressure", "age"]
model = RandomForestRegressor(random_state=0).fit(train[columns], train["days"])
print(model.score(test[columns], test["days"]))
