# style: course
# note: the last two names are exchanged, so the test labels train and the training labels test
import numpy as np
from sklearn.datasets import load_iris
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

data = load_iris()
X, y = data.data[:, 2:], data.target

# half and half, so no length error betrays the slip
X_train, X_test, y_test, y_train = train_test_split(X, y, test_size=0.5, random_state=3, stratify=y)  # ! leakage/split-unpack-order

clf = LogisticRegression().fit(X_train, y_train)
print("accuracy", clf.score(X_test, y_test))
