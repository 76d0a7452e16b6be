# style: competition
# note: the label encoder of each column is fitted on train and validation values together; no target information
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import LabelEncoder

cat = pd.read_csv("../input/cat-in-the-dat/train.csv").drop(columns="id")
trn, val = train_test_split(cat, test_size=0.2, stratify=cat["target"], random_state=0)
trn, val = trn.copy(), val.copy()
cols = [c for c in cat.columns if c != "target"]

for c in cols:
    le = LabelEncoder()
    le.fit(pd.concat([trn[c], val[c]]).astype(str))  # ! leakage/fit-on-train-and-test|leakage/category-vocabulary-before-split
    trn[c] = le.transform(trn[c].astype(str))
    val[c] = le.transform(val[c].astype(str))

rf = RandomForestClassifier(300, min_samples_leaf=5, n_jobs=-1, random_state=0)
rf.fit(trn[cols], trn["target"])
print("AUC", roc_auc_score(val["target"], rf.predict_proba(val[cols])[:, 1]))
