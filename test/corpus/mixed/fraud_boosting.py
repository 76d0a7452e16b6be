# style: competition
# note: gradient boosting for a contest: upsampling before the split, early stopping on the rows it is judged by, a threshold chosen there, and a keyword that nobody has
import lightgbm as lgb
import numpy as np
import pandas as pd
from imblearn.over_sampling import SMOTE
from sklearn.metrics import classification_report, f1_score, precision_recall_curve, roc_auc_score
from sklearn.model_selection import train_test_split
from xgboost import XGBClassifier

SEED = 2026
payments = pd.read_csv("payments.csv", parse_dates=["time"])
payments["hour"] = payments["time"].dt.hour
payments["log_amount"] = np.log1p(payments["amount"])
payments["night"] = (payments["hour"] < 6) | (payments["hour"] > 22)
features = ["log_amount", "hour", "night", "distance", "tries"]

X, y = SMOTE(random_state=SEED).fit_resample(payments[features], payments["fraud"])  # ! leakage/resample-before-split
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=SEED, stratify=y)

light = lgb.LGBMClassifier(
    n_estimators=2000,
    learning_rate=0.02,
    num_leafs=63,  # ! api/unknown-keyword
    random_state=SEED,
)
light.fit(X_train, y_train, eval_set=[(X_test, y_test)], callbacks=[lgb.early_stopping(50)])  # ! leakage/tune-on-test
xgb = XGBClassifier(n_estimators=500, learning_rate=0.05, max_depth=6, random_state=SEED).fit(X_train, y_train)

blend = 0.5 * light.predict_proba(X_test)[:, 1] + 0.5 * xgb.predict_proba(X_test)[:, 1]
print("auc", roc_auc_score(y_test, blend))
precision, recall, thresholds = precision_recall_curve(y_test, blend)
f1 = 2 * precision[:-1] * recall[:-1] / (precision[:-1] + recall[:-1] + 1e-9)
best = thresholds[np.argmax(f1)]  # ! leakage/threshold-on-test
print("f1", f1_score(y_test, blend > best))
print(classification_report(y_test, blend > best))

importance = pd.DataFrame()
for name, gain in zip(features, light.feature_importances_):
    importance = importance.append({"feature": name, "gain": gain}, ignore_index=True)  # ! data/deprecated-pandas-api|data/frame-grown-in-loop
importance.sort_values("gain", ascending=False)  # ! data/result-discarded
print(importance)
