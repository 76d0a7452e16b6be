# style: course
# note: in each fold the scaler is fitted again on the held-out fold
import numpy as np
from sklearn.datasets import load_breast_cancer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import KFold
from sklearn.preprocessing import StandardScaler

X, y = load_breast_cancer(return_X_y=True)
kf = KFold(n_splits=5, shuffle=True, random_state=0)
accuracies = []

for fold, (tr, te) in enumerate(kf.split(X)):
    scaler = StandardScaler()
    X_tr = scaler.fit_transform(X[tr])
    X_te = scaler.fit_transform(X[te])  # ! leakage/fit-on-test
    clf = LogisticRegression(max_iter=500)
    clf.fit(X_tr, y[tr])
    acc = clf.score(X_te, y[te])
    print(f"fold {fold}: {acc:.3f}")
    accuracies.append(acc)

print("mean", np.mean(accuracies))
