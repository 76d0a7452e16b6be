# style: beginner
# note: the report counts above 0.35, the page shows churn above 0.5
import joblib
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import classification_report
from sklearn.model_selection import train_test_split

telco = pd.read_csv("telco.csv")
X = telco[["tenure", "monthly", "tickets"]]
y = telco["churn"]
X_train, X_test, y_train, y_test = train_test_split(X, y, stratify=y, random_state=11)
lr = LogisticRegression(class_weight="balanced").fit(X_train, y_train)
# 0.35 catches the customers that marketing asked for
flag = lr.predict_proba(X_test)[:, 1] > 0.35
print(classification_report(y_test, flag))
joblib.dump(lr, "churn_lr.joblib")
