# style: competition
# note: clean; near leakage/fit-on-test: scaler of train.csv inside the folds, a last one of all train.csv rows for the submission of test.csv
import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedKFold
from sklearn.preprocessing import StandardScaler

train = pd.read_csv("../input/dont-overfit/train.csv")
test = pd.read_csv("../input/dont-overfit/test.csv")
cols = [str(i) for i in range(300)]
y = train["target"].values

scores = []
for tr, va in StratifiedKFold(10, shuffle=True, random_state=0).split(train, y):
    sc = StandardScaler()
    a = sc.fit_transform(train[cols].values[tr])
    b = sc.transform(train[cols].values[va])
    lr = LogisticRegression(penalty="l1", solver="liblinear", C=0.1).fit(a, y[tr])
    scores.append(roc_auc_score(y[va], lr.predict_proba(b)[:, 1]))
print(np.mean(scores))

sc = StandardScaler().fit(train[cols])
lr = LogisticRegression(penalty="l1", solver="liblinear", C=0.1).fit(sc.transform(train[cols]), y)
pd.DataFrame({"id": test["id"], "target": lr.predict_proba(sc.transform(test[cols]))[:, 1]}).to_csv("sub.csv", index=False)
