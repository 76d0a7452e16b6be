# style: beginner
# note: clean; near leakage/statistic-before-split: each customer's numbers come from that customer's own orders, one row each
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

orders = pd.read_csv("orders.csv")
spent = orders.groupby("customer_id").agg({"amount": "sum", "discount": "mean"})
returned = orders.groupby("customer_id")["returned"].max()
customers = spent.join(returned).reset_index()
customers["discount"] = customers["discount"].fillna(0)
X = customers[["amount", "discount"]]
y = customers["returned"]
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
model = make_pipeline(StandardScaler(), LogisticRegression()).fit(X_train, y_train)
print(model.score(X_test, y_test))
