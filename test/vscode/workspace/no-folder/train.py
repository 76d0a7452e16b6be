"""Train the churn model."""
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

customers = pd.read_csv("customers.csv")
X = customers.drop(columns="churned")
y = customers["churned"]

scaler = StandardScaler()
X_scaled = scaler.fit_transform(X)

X_train, X_test, y_train, y_test = train_test_split(X_scaled, y, random_state=0)

model = LogisticRegression(max_iter=1000)
model.fit(X_train, y_train)
print("accuracy:", model.score(X_test, y_test))
