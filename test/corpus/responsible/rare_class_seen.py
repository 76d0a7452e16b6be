# style: package
# note: clean; near responsible/imbalance-ignored: weights and a metric that sees the class
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score

frauds = pd.read_csv("frauds.csv")
print(frauds["fraud"].value_counts())
y = frauds["fraud"]
model = LogisticRegression(max_iter=1000, class_weight="balanced").fit(frauds[["amount"]], y)
print(average_precision_score(y, model.predict_proba(frauds[["amount"]])[:, 1]))
