# style: beginner
# note: get_dummies and factorize of all rows; no target information, but unseen categories can't show
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

telco = pd.read_csv("telco.csv").drop(columns="customerID")
telco["Churn"] = (telco["Churn"] == "Yes").astype(int)
telco["Payment"] = pd.factorize(telco["PaymentMethod"])[0]  # ! leakage/category-vocabulary-before-split

X = pd.get_dummies(telco[["Contract", "InternetService", "Payment", "tenure"]])  # ! leakage/category-vocabulary-before-split
y = telco["Churn"]
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=1)
lr = LogisticRegression(max_iter=1000).fit(X_train, y_train)
print(lr.score(X_test, y_test))
