# style: beginner
# note: predictions first, truth second: precision and recall change places
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import accuracy_score, classification_report, precision_score
from sklearn.model_selection import train_test_split

fetal = pd.read_csv("fetal_health.csv")
fetal["sick"] = (fetal["fetal_health"] > 1).astype(int)
X = fetal.drop(columns=["fetal_health", "sick"])
y = fetal["sick"]
X_train, X_test, y_train, y_test = train_test_split(X, y, stratify=y, test_size=0.25, random_state=0)
rf = RandomForestClassifier(random_state=0).fit(X_train, y_train)
y_pred = rf.predict(X_test)
print(classification_report(y_pred, y_test))  # ! evaluation/metric-args-swapped
print(precision_score(y_pred, y_test))  # ! evaluation/metric-args-swapped
