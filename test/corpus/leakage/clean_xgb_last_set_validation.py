# style: competition
# note: clean; near leakage/tune-on-test: XGBoost asks the last of several sets, and that is a validation part
import pandas as pd
from sklearn.metrics import log_loss
from sklearn.model_selection import train_test_split
from xgboost import XGBClassifier

claims = pd.read_csv("claims.csv")
X, y = claims.drop(columns="fraud"), claims["fraud"]
X_rest, X_test, y_rest, y_test = train_test_split(X, y, test_size=0.2, random_state=0)
X_train, X_valid, y_train, y_valid = train_test_split(X_rest, y_rest, test_size=0.2, random_state=0)
clf = XGBClassifier(n_estimators=2000, early_stopping_rounds=50, eval_metric="logloss")
clf.fit(X_train, y_train, eval_set=[(X_test, y_test), (X_valid, y_valid)], verbose=False)
print(log_loss(y_test, clf.predict_proba(X_test)))
