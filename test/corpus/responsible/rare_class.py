# style: beginner
# note: a rare class that was counted and forgotten
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score

frauds = pd.read_csv("frauds.csv")
print(frauds["fraud"].value_counts())
y = frauds["fraud"]
model = LogisticRegression(max_iter=1000).fit(frauds[["amount"]], y)  # ! responsible/imbalance-ignored
print(accuracy_score(y, model.predict(frauds[["amount"]])))
