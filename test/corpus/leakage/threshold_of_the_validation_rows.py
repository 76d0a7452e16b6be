# style: package
# note: clean; near leakage/threshold-on-test: the threshold is the best of the validation part, and the test part is asked once with it
import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import classification_report, precision_recall_curve
from sklearn.model_selection import train_test_split

frauds = pd.read_csv("frauds.csv")
X, y = frauds.drop(columns="fraud"), frauds["fraud"]
X_rest, X_test, y_rest, y_test = train_test_split(X, y, test_size=0.2, stratify=y, random_state=0)
X_train, X_valid, y_train, y_valid = train_test_split(X_rest, y_rest, test_size=0.25, stratify=y_rest, random_state=0)
model = LogisticRegression(max_iter=2000, class_weight="balanced").fit(X_train, y_train)

precision, recall, thresholds = precision_recall_curve(y_valid, model.predict_proba(X_valid)[:, 1])
f1 = 2 * precision * recall / np.maximum(precision + recall, 1e-12)
threshold = thresholds[np.argmax(f1[:-1])]

decided = model.predict_proba(X_test)[:, 1] >= threshold
print(threshold)
print(classification_report(y_test, decided))
