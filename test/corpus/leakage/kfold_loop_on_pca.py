# style: competition
# note: PCA of all rows, folds taken from the projected matrix
import numpy as np
import pandas as pd
import lightgbm as lgb
from sklearn.decomposition import TruncatedSVD
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedKFold

SEED, FOLDS = 1337, 5
train = pd.read_csv("../input/mercedes/train.csv")
y = (train["y"] > 110).astype(int).values
bits = train.drop(columns=["ID", "y"]).select_dtypes("number")
print(bits.shape)

svd = TruncatedSVD(n_components=12, random_state=SEED)
comp = svd.fit_transform(bits)  # ! leakage/preprocess-outside-folds
X = np.hstack([bits.values, comp])

oof = np.zeros(len(X))
for f, (a, b) in enumerate(StratifiedKFold(FOLDS, shuffle=True, random_state=SEED).split(X, y)):
    gbm = lgb.LGBMClassifier(n_estimators=400, learning_rate=0.03, random_state=SEED + f)
    gbm.fit(X[a], y[a])
    oof[b] = gbm.predict_proba(X[b])[:, 1]
    print(f"fold {f}: {roc_auc_score(y[b], oof[b]):.4f}")
print("OOF AUC", roc_auc_score(y, oof))
