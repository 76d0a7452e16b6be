# style: beginner
# note: clean; near leakage/target-in-features: a column of the same name comes from last year's file and gets a suffix
import pandas as pd
from sklearn.ensemble import RandomForestRegressor
from sklearn.model_selection import train_test_split

now = pd.read_csv("prices_2024.csv")
before = pd.read_csv("prices_2023.csv")
df = now.merge(before[["house", "price"]], on="house", suffixes=("", "_before"))
y = df["price"]
X = df.drop(columns=["price", "house"])
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
model = RandomForestRegressor(random_state=0).fit(X_train, y_train)
print(model.score(X_test, y_test))
