# style: competition
# note: probabilities are there, and are cut off before the AUC is taken
import pandas as pd
import xgboost as xgb
from sklearn.metrics import accuracy_score, roc_auc_score
from sklearn.model_selection import train_test_split

bank = pd.read_csv("../input/bank/train.csv")
y = bank.pop("subscribed")
X_train, X_test, y_train, y_test = train_test_split(bank, y, test_size=0.2, stratify=y, random_state=8)
model = xgb.XGBClassifier(n_estimators=400, learning_rate=0.05).fit(X_train, y_train)
labels = (model.predict_proba(X_test)[:, 1] > 0.5).astype(int)
print("accuracy", accuracy_score(y_test, labels))
print("auc", roc_auc_score(y_test, labels))  # ! evaluation/auc-on-labels
