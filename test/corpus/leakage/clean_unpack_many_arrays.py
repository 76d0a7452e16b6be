# style: package
# note: clean; near leakage/split-unpack-order: three arrays, six parts, pairs in the order of the arguments; indices split alone
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
from sklearn.model_selection import train_test_split

bundle = np.load("events.npz")
X, y, weight = bundle["X"], bundle["y"], bundle["w"]

X_train, X_test, y_train, y_test, w_train, w_test = train_test_split(X, y, weight, test_size=0.2, random_state=4)
model = LogisticRegression(max_iter=1000)
model.fit(X_train, y_train, sample_weight=w_train)
print("weighted log loss", log_loss(y_test, model.predict_proba(X_test), sample_weight=w_test))
