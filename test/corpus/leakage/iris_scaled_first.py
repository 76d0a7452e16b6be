# style: beginner
# note: the textbook case; the scaler sees the flowers that judge it
import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
from sklearn.datasets import load_iris
from sklearn.model_selection import train_test_split
from sklearn.neighbors import KNeighborsClassifier
from sklearn.preprocessing import StandardScaler

iris = load_iris()
X = iris.data
y = iris.target
print(X.shape, y.shape)

plt.scatter(X[:, 0], X[:, 1], c=y)
plt.xlabel("sepal length")
plt.show()

# scale the features so that the distances make sense
scaler = StandardScaler()
X_scaled = scaler.fit_transform(X)  # ! leakage/fit-before-split

X_train, X_test, y_train, y_test = train_test_split(X_scaled, y, test_size=0.3, random_state=42)

knn = KNeighborsClassifier(n_neighbors=5)
knn.fit(X_train, y_train)
print("accuracy:", knn.score(X_test, y_test))
