# style: beginner
# note: each customer's orders become one row, and the scaler and the fill value learn from all customers
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

orders = pd.read_csv("orders.csv")
spent = orders.groupby("customer_id").agg({"amount": "sum", "discount": "mean"})
returned = orders.groupby("customer_id")["returned"].max()
customers = spent.join(returned).reset_index()
customers["discount"] = customers["discount"].fillna(customers["discount"].median())  # ! leakage/statistic-before-split
X = customers[["amount", "discount"]]
y = customers["returned"]
X_scaled = StandardScaler().fit_transform(X)  # ! leakage/fit-before-split
X_train, X_test, y_train, y_test = train_test_split(X_scaled, y, random_state=0)
model = LogisticRegression().fit(X_train, y_train)
print(model.score(X_test, y_test))
