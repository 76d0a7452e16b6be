# style: beginner
# note: split, stacked, imputed, cut again by the number of training rows
import pandas as pd
from sklearn.impute import SimpleImputer
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split
from sklearn.tree import DecisionTreeClassifier

loan = pd.read_csv("loan_train.csv")
loan["Loan_Status"] = (loan["Loan_Status"] == "Y").astype(int)
feats = ["ApplicantIncome", "CoapplicantIncome", "LoanAmount", "Loan_Amount_Term", "Credit_History"]

train, test = train_test_split(loan, test_size=0.3, random_state=22)
n = len(train)

alldata = pd.concat([train[feats], test[feats]], axis=0)
imp = SimpleImputer(strategy="most_frequent")
alldata = imp.fit_transform(alldata)  # ! leakage/fit-on-train-and-test

train_feats = alldata[:n]
test_feats = alldata[n:]

dt = DecisionTreeClassifier(max_depth=5).fit(train_feats, train["Loan_Status"])
print("AUC:", roc_auc_score(test["Loan_Status"], dt.predict_proba(test_feats)[:, 1]))
