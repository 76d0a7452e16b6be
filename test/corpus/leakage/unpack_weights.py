# style: competition
# note: three arrays give six parts in pairs; the weights were put in the wrong places
import numpy as np
import pandas as pd
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split

higgs = pd.read_csv("../input/higgs/training.csv")
w = higgs.pop("Weight").values
y = (higgs.pop("Label") == "s").astype(int).values
X = higgs.drop(columns="EventId").values
X[X == -999.0] = np.nan
X = np.nan_to_num(X)

X_train, X_test, w_train, w_test, y_train, y_test = train_test_split(X, y, w, test_size=0.1, random_state=42)  # ! leakage/split-unpack-order

gb = GradientBoostingClassifier(n_estimators=50, max_depth=5)
gb.fit(X_train, y_train, sample_weight=w_train)
print(roc_auc_score(y_test, gb.predict_proba(X_test)[:, 1], sample_weight=w_test))
