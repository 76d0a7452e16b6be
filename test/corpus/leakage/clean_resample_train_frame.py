# style: competition
# note: clean; near leakage/resample-before-split: the minority of the training frame is repeated, the hold-out is untouched
import numpy as np
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import average_precision_score
from sklearn.model_selection import train_test_split
from sklearn.utils import resample, shuffle

df = pd.read_csv("../input/porto/train.csv").drop(columns=["id"])
df = shuffle(df, random_state=3)
trn, hold = train_test_split(df, test_size=0.2, stratify=df["target"], random_state=3)

pos = trn[trn["target"] == 1]
neg = trn[trn["target"] == 0]
pos_up = resample(pos, replace=True, n_samples=len(neg) // 3, random_state=3)
trn_up = pd.concat([neg, pos_up]).sample(frac=1.0, random_state=3)

cols = [c for c in trn.columns if c != "target"]
rf = RandomForestClassifier(n_estimators=300, min_samples_leaf=20, n_jobs=-1)
rf.fit(trn_up[cols], trn_up["target"])
print("AP", average_precision_score(hold["target"], rf.predict_proba(hold[cols])[:, 1]))
