# style: beginner
# note: clean; near leakage/threshold-on-test: chosen on the validation part; the test part's curve is only drawn
import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import classification_report, precision_recall_curve, roc_curve
from sklearn.model_selection import train_test_split

fram = pd.read_csv("framingham.csv").dropna()
X, y = fram.drop("TenYearCHD", axis=1), fram["TenYearCHD"]
X_rest, X_test, y_rest, y_test = train_test_split(X, y, stratify=y, test_size=0.2, random_state=0)
X_train, X_val, y_train, y_val = train_test_split(X_rest, y_rest, stratify=y_rest, test_size=0.2, random_state=0)
lr = LogisticRegression(max_iter=5000).fit(X_train, y_train)

precision, recall, cuts = precision_recall_curve(y_val, lr.predict_proba(X_val)[:, 1])
f1 = 2 * precision * recall / (precision + recall + 1e-9)
cut = cuts[np.argmax(f1[:-1])]

prob = lr.predict_proba(X_test)[:, 1]
fpr, tpr, _ = roc_curve(y_test, prob)
plt.plot(fpr, tpr)
plt.show()
print(classification_report(y_test, (prob >= cut).astype(int)))
