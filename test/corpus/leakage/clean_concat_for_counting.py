# style: competition
# note: clean; near leakage/fit-on-train-and-test: the stacked table is only looked at
import pandas as pd
import matplotlib.pyplot as plt
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
from sklearn.preprocessing import StandardScaler

train = pd.read_csv("fold_a.csv")
test = pd.read_csv("fold_b.csv")

both = pd.concat([train.assign(part="train"), test.assign(part="test")])
print(both.groupby("part").mean(numeric_only=True))
print("missing in all:", both.isna().sum().sum())
both["amount"].plot.hist(bins=50)
plt.show()

cols = ["amount", "balance", "months"]
sc = StandardScaler().fit(train[cols])
lr = LogisticRegression().fit(sc.transform(train[cols]), train["paid"])
print("log loss", log_loss(test["paid"], lr.predict_proba(sc.transform(test[cols]))))
