# style: beginner
# note: clean; near evaluation/metric-args-swapped: truth and prediction are columns of one table
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import classification_report, recall_score
from sklearn.model_selection import train_test_split

mail = pd.read_csv("mail.csv")
train, test = train_test_split(mail, random_state=1, stratify=mail["spam"])
cols = ["links", "capitals", "length"]
clf = LogisticRegression(max_iter=500).fit(train[cols], train["spam"])
result = pd.DataFrame({"actual": test["spam"], "guess": clf.predict(test[cols])})
print(classification_report(result["actual"], result["guess"]))
print(recall_score(test["spam"], result["guess"]))
