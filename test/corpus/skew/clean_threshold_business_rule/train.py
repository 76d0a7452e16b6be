# style: package
# note: clean; near skew/threshold-mismatch: the limits are the bank's, named in a config; training tunes none
import joblib
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split

credits = pd.read_csv("credits.csv")
fields = ["income", "debt", "age"]
train, test = train_test_split(credits, stratify=credits["default"], random_state=21)
scorer = LogisticRegression().fit(train[fields], train["default"])
print(roc_auc_score(test["default"], scorer.predict_proba(test[fields])[:, 1]))
joblib.dump(scorer, "scorer.joblib")
