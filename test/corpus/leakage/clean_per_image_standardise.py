# style: course
# note: clean; near leakage/statistic-before-split: each image is standardised with its own mean and deviation
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

faces = np.load("faces.npz")
X = faces["pixels"].reshape(len(faces["pixels"]), -1).astype(float)
y = faces["smiling"]
X = (X - X.mean(axis=1, keepdims=True)) / X.std(axis=1, keepdims=True)
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.25, random_state=0)
clf = LogisticRegression(max_iter=2000).fit(X_train, y_train)
print(clf.score(X_test, y_test))
