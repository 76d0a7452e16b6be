# style: competition
# note: inside the fold loop the model is fitted on all rows
import numpy as np
import pandas as pd
from catboost import CatBoostClassifier
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedKFold

train = pd.read_csv("../input/santander/train.csv")
features = [c for c in train.columns if c not in ("ID_code", "target")]
X, y = train[features], train["target"]
skf = StratifiedKFold(n_splits=5, shuffle=True, random_state=15)
oof = np.zeros(len(train))
for k, (trn, val) in enumerate(skf.split(X, y)):
    print("fold", k + 1)
    cat = CatBoostClassifier(iterations=500, learning_rate=0.05, depth=6, verbose=0, random_seed=15)
    cat.fit(X, y)  # ! leakage/train-on-test
    oof[val] = cat.predict_proba(X.iloc[val])[:, 1]
print("CV AUC: %.4f" % roc_auc_score(y, oof))
