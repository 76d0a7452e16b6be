# style: competition
# note: clean; near evaluation/auc-on-labels: votes of several models are added up, which ranks the rows
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split
from sklearn.svm import LinearSVC

d = pd.read_csv("clicks.csv")
y = d.pop("clicked")
X_train, X_test, y_train, y_test = train_test_split(d, y, stratify=y, random_state=4)
one = LogisticRegression(max_iter=1000).fit(X_train, y_train)
two = RandomForestClassifier(500, random_state=4).fit(X_train, y_train)
three = LinearSVC().fit(X_train, y_train)
votes = one.predict(X_test) + two.predict(X_test) + three.predict(X_test)
print("votes", roc_auc_score(y_test, votes))
mean = (one.predict_proba(X_test)[:, 1] + two.predict_proba(X_test)[:, 1]) / 2
print("mean", roc_auc_score(y_test, mean))
