# style: package
# note: clean; near leakage/fit-on-train-and-test: the hasher has no state, so fitting it on both parts teaches it nothing
import pandas as pd
from sklearn.feature_extraction import FeatureHasher
from sklearn.linear_model import SGDClassifier
from sklearn.metrics import roc_auc_score

clicks = pd.read_csv("clicks_day1.csv")
later = pd.read_csv("clicks_day2.csv")

hasher = FeatureHasher(n_features=2**18, input_type="string")
tokens = lambda frame: frame[["site", "device", "banner"]].astype(str).values.tolist()
hasher.fit(tokens(pd.concat([clicks, later])))

model = SGDClassifier(loss="log_loss", random_state=0)
model.fit(hasher.transform(tokens(clicks)), clicks["clicked"])
print("AUC next day", roc_auc_score(later["clicked"], model.predict_proba(hasher.transform(tokens(later)))[:, 1]))
