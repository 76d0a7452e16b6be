# style: competition
# note: clean; near evaluation/auc-on-labels: predict of a native booster gives probabilities
import lightgbm as lgb
import pandas as pd
from sklearn.metrics import accuracy_score, roc_auc_score
from sklearn.model_selection import train_test_split
from sklearn.svm import SVC

d = pd.read_csv("../input/fraud/train.csv")
y = d.pop("isFraud")
X_train, X_test, y_train, y_test = train_test_split(d, y, stratify=y, random_state=0)

booster = lgb.train({"objective": "binary", "verbose": -1}, lgb.Dataset(X_train, label=y_train), num_boost_round=200)
p = booster.predict(X_test)
print("AUC", roc_auc_score(y_test, p), "accuracy", accuracy_score(y_test, p > 0.5))
