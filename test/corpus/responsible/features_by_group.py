# style: package
# note: clean; near responsible/protected-attribute-feature: results are shown by group
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import recall_score

patients = pd.read_csv("patients.csv")
model = LogisticRegression(max_iter=1000).fit(patients[["age", "sex"]], patients["ill"])
held = pd.read_csv("held.csv")
for group, rows in held.groupby("sex"):
    print(group, recall_score(rows["ill"], model.predict(rows[["age", "sex"]])))
