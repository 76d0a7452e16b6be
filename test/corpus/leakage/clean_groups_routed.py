# style: package
# note: clean; near leakage/groups-not-passed: the groups come in a dictionary, or in the arguments that a wrapper hands on
import pandas as pd
from sklearn.linear_model import Ridge
from sklearn.model_selection import LeaveOneGroupOut, cross_val_score, cross_validate


def judge(model, X, y, **options):
    return cross_val_score(model, X, y, cv=LeaveOneGroupOut(), **options).mean()


plots = pd.read_csv("field_plots.csv")
X, y = plots[["rain", "nitrogen"]], plots["yield"]
print(judge(Ridge(), X, y, groups=plots["farm"]))
print(cross_validate(Ridge(), X, y, cv=LeaveOneGroupOut(), params={"groups": plots["farm"]})["test_score"])
