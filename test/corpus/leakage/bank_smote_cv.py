# style: course
# note: oversampled first, then cross-validated: copies and neighbours in every fold
import numpy as np
import pandas as pd
from imblearn.combine import SMOTETomek
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import StratifiedKFold, cross_val_score

bank = pd.read_csv("bank-full.csv", sep=";")
bank["y"] = (bank["y"] == "yes").astype(int)
X = bank[["age", "balance", "campaign", "pdays", "previous"]]
y = bank["y"]
print("positive share: %.3f" % y.mean())

X_bal, y_bal = SMOTETomek(random_state=2).fit_resample(X, y)  # ! leakage/resample-before-split

cv = StratifiedKFold(n_splits=10, shuffle=True, random_state=2)
scores = cross_val_score(RandomForestClassifier(random_state=2), X_bal, y_bal, cv=cv, scoring="f1")
print("F1 %.3f +- %.3f" % (scores.mean(), scores.std()))
