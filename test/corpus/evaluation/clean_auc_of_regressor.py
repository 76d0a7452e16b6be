# style: competition
# note: clean; near evaluation/auc-on-labels: a regressor and an anomaly score give numbers that rank
import pandas as pd
from sklearn.ensemble import IsolationForest
from sklearn.metrics import average_precision_score, roc_auc_score
from sklearn.model_selection import train_test_split
from lightgbm import LGBMRegressor

cards = pd.read_csv("cards.csv")
y = cards.pop("fraud")
X_train, X_test, y_train, y_test = train_test_split(cards, y, stratify=y, random_state=0)
reg = LGBMRegressor(n_estimators=300).fit(X_train, y_train)
print(roc_auc_score(y_test, reg.predict(X_test)))
forest = IsolationForest(random_state=0).fit(X_train)
print(average_precision_score(y_test, -forest.score_samples(X_test)))
