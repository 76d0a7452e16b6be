# style: competition
# note: clean; near leakage/statistic-before-split: the aggregates are of other tables, one row for each applicant
import lightgbm as lgb
import pandas as pd
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split

train = pd.read_csv("application_train.csv")
bureau = pd.read_csv("bureau.csv")
balance = pd.read_csv("bureau_balance.csv")
months = balance.groupby("bureau_id").agg({"month": ["min", "max", "size"]})
months.columns = ["_".join(c) for c in months.columns]
bureau = bureau.join(months, on="bureau_id", how="left")
history = bureau.groupby("applicant").agg({"days": ["min", "mean"], "amount": "sum"})
history.columns = ["_".join(c) for c in history.columns]
df = train.merge(history, left_on="applicant", right_index=True, how="left")
columns = [c for c in df.columns if c not in ("applicant", "default")]
X_tr, X_va, y_tr, y_va = train_test_split(df[columns], df["default"], stratify=df["default"], random_state=0)
model = lgb.LGBMClassifier().fit(X_tr, y_tr)
print(roc_auc_score(y_va, model.predict_proba(X_va)[:, 1]))
