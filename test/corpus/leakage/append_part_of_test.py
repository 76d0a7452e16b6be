# style: competition
# note: rare classes of the hold-out are appended to the training part, then the hold-out is scored
import pandas as pd
from sklearn.ensemble import ExtraTreesClassifier
from sklearn.metrics import f1_score
from sklearn.model_selection import train_test_split

df = pd.read_csv("../input/otto/train.csv").drop(columns="id")
trn, hold = train_test_split(df, test_size=0.25, random_state=44)
print(trn["target"].value_counts())

# class 1 and 4 are rare, give the model more of them
rare = hold[hold["target"].isin(["Class_1", "Class_4"])]
trn = pd.concat([trn, rare])  # ! leakage/test-rows-in-training-set@1

cols = [c for c in df.columns if c.startswith("feat_")]
et = ExtraTreesClassifier(400, n_jobs=-1, random_state=44)
et.fit(trn[cols], trn["target"])  # ! leakage/train-on-test@1
print("macro F1", f1_score(hold["target"], et.predict(hold[cols]), average="macro"))
