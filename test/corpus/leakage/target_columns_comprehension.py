# style: competition
# note: the comprehension leaves out the id, not the target
import pandas as pd
import lightgbm as lgb
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedKFold

train = pd.read_csv("../input/playground/train.csv")
cols = [c for c in train.columns if c not in ["id"]]
X = train[cols]  # ! leakage/target-in-features
y = train["claim"]

aucs = []
for tr, va in StratifiedKFold(5, shuffle=True, random_state=0).split(X, y):
    model = lgb.LGBMClassifier(n_estimators=200)
    model.fit(X.iloc[tr], y.iloc[tr])
    auc = roc_auc_score(y.iloc[va], model.predict_proba(X.iloc[va])[:, 1])
    aucs.append(auc)
    print(auc)
print(sum(aucs) / len(aucs))
