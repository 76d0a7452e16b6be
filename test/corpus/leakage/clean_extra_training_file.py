# style: competition
# note: clean; near leakage/test-rows-in-training-set: rows of another source are appended to the training part
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score
from sklearn.model_selection import train_test_split

train = pd.read_csv("../input/playground/train.csv").drop(columns="id")
original = pd.read_csv("../input/original/heart_original.csv")

trn, val = train_test_split(train, test_size=0.2, random_state=0)
trn = pd.concat([trn, original], ignore_index=True)
print(len(trn), len(val))

X_trn, y_trn = trn.drop(columns="target"), trn["target"]
X_val, y_val = val.drop(columns="target"), val["target"]
lr = LogisticRegression(max_iter=3000).fit(X_trn, y_trn)
print(accuracy_score(y_val, lr.predict(X_val)))
