# style: package
# note: clean; near leakage/group-in-both-parts, leakage/preprocess-outside-folds: the folds are made of patients, each with all visits
import numpy as np
import pandas as pd
from sklearn.ensemble import RandomForestRegressor
from sklearn.model_selection import KFold


def folds(visits: pd.DataFrame, count: int = 5):
    patients = visits["patient_id"].unique()
    for train, test in KFold(count, shuffle=True, random_state=0).split(patients):
        yield visits[visits["patient_id"].isin(patients[train])], visits[visits["patient_id"].isin(patients[test])]


def main() -> None:
    visits = pd.read_csv("visits.csv")
    visits["own_rate"] = visits.groupby("patient_id")["rate"].transform("mean")
    columns = ["own_rate", "age"]
    scores = []
    for train, test in folds(visits):
        model = RandomForestRegressor(random_state=0).fit(train[columns], train["days"])
        scores.append(model.score(test[columns], test["days"]))
    print(np.mean(scores))


main()
