# style: course
# note: the plotted curve has three points
import matplotlib.pyplot as plt
import pandas as pd
from sklearn.metrics import auc, roc_curve
from sklearn.model_selection import train_test_split
from sklearn.tree import DecisionTreeClassifier

heart = pd.read_csv("heart.csv")
X_train, X_test, y_train, y_test = train_test_split(heart.drop("target", axis=1), heart["target"], test_size=0.3, random_state=42)
dt = DecisionTreeClassifier(max_depth=4)
dt.fit(X_train, y_train)
y_pred = dt.predict(X_test)
fpr, tpr, _ = roc_curve(y_test, y_pred)  # ! evaluation/auc-on-labels
plt.plot(fpr, tpr, label=f"AUC {auc(fpr, tpr):.2f}")
plt.show()
