# style: competition
# note: imputer, dummies and selection on the stacked table, folds later; the test file goes to the submission alone
import gc
import os
import time
import numpy as np
import pandas as pd
import lightgbm as lgb
from sklearn.feature_selection import SelectKBest, f_classif
from sklearn.impute import SimpleImputer
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedKFold

PATH = "../input/playground-series"
N_FOLDS = 5
SEED = 777
DEBUG = False


def reduce_mem(df):
    for col in df.select_dtypes("float64"):
        df[col] = df[col].astype("float32")
    for col in df.select_dtypes("int64"):
        df[col] = pd.to_numeric(df[col], downcast="integer")
    return df


def timer(title, start):
    print(f"{title}: {time.time() - start:.0f}s")


t0 = time.time()
train = reduce_mem(pd.read_csv(os.path.join(PATH, "train.csv"), nrows=20000 if DEBUG else None))
test = reduce_mem(pd.read_csv(os.path.join(PATH, "test.csv")))
timer("load", t0)

target = train["target"].values
train_id, test_id = train["id"], test["id"]
train.drop(["id", "target"], axis=1, inplace=True)
test.drop(["id"], axis=1, inplace=True)
print(train.shape, test.shape)

# row-wise features
for df in (train, test):
    df["n_missing"] = df.isna().sum(axis=1)
    df["row_std"] = df.std(axis=1)
    df["f1_x_f2"] = df["f1"] * df["f2"]

imputer = SimpleImputer(strategy="mean")
imputer.fit(train)  # ! leakage/preprocess-outside-folds
X = imputer.transform(train)
X_test = imputer.transform(test)

kbest = SelectKBest(f_classif, k=40)
X = kbest.fit_transform(X, target)  # ! leakage/preprocess-outside-folds
X_test = kbest.transform(X_test)
timer("features", t0)

params = {
    "objective": "binary",
    "metric": "auc",
    "learning_rate": 0.02,
    "num_leaves": 63,
    "feature_fraction": 0.7,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "verbose": -1,
    "seed": SEED,
}
oof = np.zeros(X.shape[0])
sub = np.zeros(X_test.shape[0])
folds = StratifiedKFold(n_splits=N_FOLDS, shuffle=True, random_state=SEED)
for n_fold, (trn_idx, val_idx) in enumerate(folds.split(X, target)):
    trn = lgb.Dataset(X[trn_idx], label=target[trn_idx])
    clf = lgb.train(params, trn, num_boost_round=1500)
    oof[val_idx] = clf.predict(X[val_idx])
    sub += clf.predict(X_test) / N_FOLDS
    print("Fold %2d AUC : %.6f" % (n_fold + 1, roc_auc_score(target[val_idx], oof[val_idx])))
    del clf, trn
    gc.collect()

print("Full AUC %.6f" % roc_auc_score(target, oof))
pd.DataFrame({"id": test_id, "target": sub}).to_csv("submission.csv", index=False)
timer("all", t0)
