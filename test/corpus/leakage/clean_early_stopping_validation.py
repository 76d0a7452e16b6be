# style: course
# note: clean; near leakage/tune-on-test: the epoch is chosen on a validation part, the test part is scored once
import pandas as pd
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split
from xgboost import XGBClassifier

app = pd.read_csv("application_train.csv")
y = app.pop("TARGET")
X = app.drop(columns="SK_ID_CURR").select_dtypes("number")
X_dev, X_test, y_dev, y_test = train_test_split(X, y, test_size=0.2, stratify=y, random_state=50)
X_train, X_val, y_train, y_val = train_test_split(X_dev, y_dev, test_size=0.2, stratify=y_dev, random_state=50)

clf = XGBClassifier(n_estimators=5000, learning_rate=0.02, early_stopping_rounds=100, eval_metric="auc")
clf.fit(X_train, y_train, eval_set=[(X_val, y_val)], verbose=200)
print("AUC", roc_auc_score(y_test, clf.predict_proba(X_test)[:, 1]))
