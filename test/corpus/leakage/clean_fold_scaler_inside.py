# style: course
# note: clean; near leakage/fit-on-test: scaler fitted on the training fold, applied to the held-out fold
import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedKFold
from sklearn.preprocessing import StandardScaler

pima = pd.read_csv("diabetes.csv")
X = pima.drop("Outcome", axis=1).values
y = pima["Outcome"].values

skf = StratifiedKFold(n_splits=5, shuffle=True, random_state=42)
aucs = []
for train_index, test_index in skf.split(X, y):
    X_train, X_test = X[train_index], X[test_index]
    y_train, y_test = y[train_index], y[test_index]
    scaler = StandardScaler().fit(X_train)
    clf = LogisticRegression()
    clf.fit(scaler.transform(X_train), y_train)
    aucs.append(roc_auc_score(y_test, clf.predict_proba(scaler.transform(X_test))[:, 1]))
print("AUC %.3f (%.3f)" % (np.mean(aucs), np.std(aucs)))
