# style: beginner
# note: clean; near evaluation/metric-args-swapped: right order, keywords in any order, and symmetric metrics either way round
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, confusion_matrix, f1_score, matthews_corrcoef, recall_score
from sklearn.model_selection import train_test_split

loans = pd.read_csv("loans.csv")
X_train, X_test, y_train, y_test = train_test_split(loans.drop(columns="bad"), loans["bad"], stratify=loans["bad"], random_state=0)
y_hat = LogisticRegression(max_iter=1000).fit(X_train, y_train).predict(X_test)
print(confusion_matrix(y_test, y_hat))
print(recall_score(y_pred=y_hat, y_true=y_test), f1_score(y_test, y_hat))
print(accuracy_score(y_hat, y_test), matthews_corrcoef(y_hat, y_test))
