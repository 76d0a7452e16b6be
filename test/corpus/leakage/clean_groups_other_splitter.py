# style: beginner
# note: clean; near leakage/groups-not-passed: splitters that know no groups, and the number of folds asked of one that does
import pandas as pd
from sklearn.model_selection import GroupKFold, StratifiedKFold, cross_val_score
from sklearn.tree import DecisionTreeClassifier

mushrooms = pd.read_csv("mushroom_measures.csv")
X, y = mushrooms[["cap", "stem"]], mushrooms["edible"]
print(cross_val_score(DecisionTreeClassifier(random_state=0), X, y, cv=StratifiedKFold(5, shuffle=True, random_state=0)).mean())
print("folds by site would be", GroupKFold(n_splits=3).get_n_splits(), "for", mushrooms["site"].nunique(), "sites")
