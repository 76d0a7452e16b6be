# style: competition
# note: clean; near leakage/target-encoding-outside-folds: the means are of the training fold, mapped onto the held-out fold and the test file
import numpy as np
import pandas as pd
import lightgbm as lgb
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedKFold

amazon = pd.read_csv("../input/amazon/train.csv")
y = amazon["ACTION"].values
oof = np.zeros(len(amazon))
for fit_rows, hold_rows in StratifiedKFold(5, shuffle=True, random_state=0).split(amazon, y):
    part, hold = amazon.iloc[fit_rows].copy(), amazon.iloc[hold_rows].copy()
    inner = np.zeros(len(part))
    for a, b in StratifiedKFold(4, shuffle=True, random_state=1).split(part, y[fit_rows]):
        m = part.iloc[a].groupby("RESOURCE")["ACTION"].mean()
        inner[b] = part.iloc[b]["RESOURCE"].map(m).fillna(0.5)
    part["te"] = inner
    hold["te"] = hold["RESOURCE"].map(part.groupby("RESOURCE")["ACTION"].mean()).fillna(0.5)
    clf = lgb.LGBMClassifier().fit(part[["te", "ROLE_CODE"]], y[fit_rows])
    oof[hold_rows] = clf.predict_proba(hold[["te", "ROLE_CODE"]])[:, 1]
print("AUC", roc_auc_score(y, oof))
