# style: competition
# note: the meta-model learns from predictions on the rows that the base models were fitted on
import numpy as np
import pandas as pd
from sklearn.ensemble import ExtraTreesClassifier, RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
from sklearn.model_selection import train_test_split

df = pd.read_csv("../input/bnp/train.csv").select_dtypes("number").fillna(-1)
y = df.pop("target")
X_tr, X_te, y_tr, y_te = train_test_split(df.drop(columns="ID"), y, test_size=0.2, random_state=0)

base = [RandomForestClassifier(200, random_state=0), ExtraTreesClassifier(200, random_state=0)]
for b in base:
    b.fit(X_tr, y_tr)
level1 = np.column_stack([b.predict_proba(X_tr)[:, 1] for b in base])
level1_te = np.column_stack([b.predict_proba(X_te)[:, 1] for b in base])

meta = LogisticRegression()
meta.fit(level1, y_tr)  # ! leakage/stacking-on-fitted-rows
print("log loss", log_loss(y_te, meta.predict_proba(level1_te)))
