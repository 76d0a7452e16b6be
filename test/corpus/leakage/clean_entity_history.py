# style: competition
# note: clean; near leakage/future-values: counts and means over an entity's earlier rows
import pandas as pd
import lightgbm as lgb
from sklearn.metrics import roc_auc_score

loans = pd.read_csv("../input/loans.csv", parse_dates=["applied"]).sort_values(["client", "applied"])
by_client = loans.groupby("client")
loans["nth_loan"] = by_client.cumcount()
loans["last_amount"] = by_client["amount"].shift(1)
loans["mean_amount_before"] = by_client["amount"].transform(lambda s: s.shift(1).expanding().mean())
loans["late_before"] = by_client["late"].cumsum() - loans["late"]
old, new = loans[loans.applied < "2021-01-01"], loans[loans.applied >= "2021-01-01"]
cols = ["amount", "nth_loan", "last_amount", "mean_amount_before", "late_before"]
clf = lgb.LGBMClassifier(n_estimators=200).fit(old[cols], old["late"])
print(roc_auc_score(new["late"], clf.predict_proba(new[cols])[:, 1]))
