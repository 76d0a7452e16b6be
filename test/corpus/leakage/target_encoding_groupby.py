# style: competition
# note: the mean of the target by category over all rows, mapped back on the same rows
import pandas as pd
import lightgbm as lgb
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split

amazon = pd.read_csv("../input/amazon/train.csv")
means = amazon.groupby("RESOURCE")["ACTION"].mean()  # ! leakage/target-encoding-outside-folds
amazon["resource_te"] = amazon["RESOURCE"].map(means)

X = amazon[["resource_te", "ROLE_CODE"]]
X_tr, X_va, y_tr, y_va = train_test_split(X, amazon["ACTION"], test_size=0.2, random_state=0)
m = lgb.LGBMClassifier().fit(X_tr, y_tr)
print(roc_auc_score(y_va, m.predict_proba(X_va)[:, 1]))
