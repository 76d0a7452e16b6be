# style: competition
# note: clean; near leakage/target-in-features: del, difference of columns, a comprehension that leaves the target out
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split

train = pd.read_csv("../input/tps/train.csv")
y = train["target"]
del train["target"]
train = train[train.columns.difference(["id"])]

use = [c for c in train.columns if not c.startswith("noise_")]
X_a, X_b, y_a, y_b = train_test_split(train[use], y, test_size=0.1, random_state=0)
lr = LogisticRegression(max_iter=2000).fit(X_a, y_a)
print(roc_auc_score(y_b, lr.predict_proba(X_b)[:, 1]))
