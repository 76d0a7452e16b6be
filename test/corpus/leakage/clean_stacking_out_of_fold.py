# style: competition
# note: clean; near leakage/stacking-on-fitted-rows: out-of-fold predictions for the meta-model
import numpy as np
from sklearn.datasets import load_breast_cancer
from sklearn.ensemble import ExtraTreesClassifier, RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
from sklearn.model_selection import cross_val_predict, train_test_split

X, y = load_breast_cancer(return_X_y=True)
X_tr, X_te, y_tr, y_te = train_test_split(X, y, test_size=0.2, random_state=0)
base = [RandomForestClassifier(200, random_state=0), ExtraTreesClassifier(200, random_state=0)]
level1 = np.column_stack([cross_val_predict(b, X_tr, y_tr, cv=5, method="predict_proba")[:, 1] for b in base])
level1_te = np.column_stack([b.fit(X_tr, y_tr).predict_proba(X_te)[:, 1] for b in base])
meta = LogisticRegression().fit(level1, y_tr)
print("log loss", log_loss(y_te, meta.predict_proba(level1_te)))
