# style: beginner
# note: the same seed and another size: other rows
import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.neighbors import KNeighborsRegressor

bikes = pd.read_csv("bikes.csv")
X = bikes[["temp", "hum", "wind"]]
y = bikes["count"]
X_train, X_test = train_test_split(X, test_size=0.2, random_state=0)
y_train, y_test = train_test_split(y, test_size=0.25, random_state=0)  # ! leakage/misaligned-splits
knn = KNeighborsRegressor(5)
knn.fit(X_train[: len(y_train)], y_train)
print(knn.score(X_test, y_test[: len(X_test)]))
