# style: beginner
# note: clean; near leakage/repeated-test-use: many metrics of one model on the test part
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import accuracy_score, confusion_matrix, f1_score, precision_score, recall_score, roc_auc_score
from sklearn.model_selection import train_test_split

bank = pd.read_csv("bank_loan.csv").drop(columns=["ID", "ZIP Code"])
X_train, X_test, y_train, y_test = train_test_split(bank.drop(columns="Personal Loan"), bank["Personal Loan"], random_state=0)
rf = RandomForestClassifier(random_state=0).fit(X_train, y_train)
pred = rf.predict(X_test)
for name, metric in [("accuracy", accuracy_score), ("precision", precision_score), ("recall", recall_score), ("F1", f1_score)]:
    print(name, round(metric(y_test, pred), 3))
print("AUC", roc_auc_score(y_test, rf.predict_proba(X_test)[:, 1]))
print(confusion_matrix(y_test, pred))
