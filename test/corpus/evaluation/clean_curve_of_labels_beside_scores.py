# style: course
# note: clean; near evaluation/auc-on-labels: the curve of the hard labels is drawn beside the curve of the scores to compare them
import matplotlib.pyplot as plt
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_curve
from sklearn.model_selection import train_test_split

loans = pd.read_csv("loans.csv")
X_train, X_val, y_train, y_val = train_test_split(loans[["income", "debt"]], loans["default"], random_state=1)
model = LogisticRegression().fit(X_train, y_train)
scores = model.predict_proba(X_val)[:, 1]
labels = scores >= 0.5

fpr, tpr, _ = roc_curve(y_val, scores)
plt.plot(fpr, tpr, label="probability")
fpr, tpr, _ = roc_curve(y_val, labels)
plt.plot(fpr, tpr, label="hard labels")
plt.legend()
plt.show()
