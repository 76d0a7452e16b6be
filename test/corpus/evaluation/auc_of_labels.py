# style: beginner
# note: the ROC AUC of hard labels is that of a single point
import pandas as pd
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split

churn = pd.read_csv("telecom_churn.csv")
X_train, X_test, y_train, y_test = train_test_split(churn.drop(columns="Churn"), churn["Churn"], test_size=0.2, random_state=0)
gb = GradientBoostingClassifier().fit(X_train, y_train)
y_pred = gb.predict(X_test)
print("AUC:", roc_auc_score(y_test, y_pred))  # ! evaluation/auc-on-labels
