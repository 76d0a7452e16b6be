# style: package
# note: clean; near leakage/filter-before-split: rows leave by fixed rules, as exact duplicates or because values are missing
import pandas as pd
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import train_test_split

h = pd.read_csv("housing.csv")
h = h.drop_duplicates().dropna(subset=["price", "area"])
h = h[(h["area"] > 10) & (h["area"] < 2000)]
h = h.query("rooms <= 20")
X_train, X_test, y_train, y_test = train_test_split(h[["area", "rooms"]], h["price"], random_state=0)
print(LinearRegression().fit(X_train, y_train).score(X_test, y_test))
