# style: beginner
# note: clean; near evaluation/auc-on-labels: labels for the label metrics, probabilities for the others, in one print
import pandas as pd
from catboost import CatBoostClassifier
from sklearn.metrics import accuracy_score, f1_score, log_loss, roc_auc_score
from sklearn.model_selection import train_test_split

titanic = pd.read_csv("titanic.csv")
y = titanic["Survived"]
X = titanic[["Pclass", "Age", "Fare"]]
X_train, X_test, y_train, y_test = train_test_split(X, y, stratify=y, random_state=10)
cat = CatBoostClassifier(verbose=0).fit(X_train, y_train)
proba = cat.predict_proba(X_test)
print(accuracy_score(y_test, cat.predict(X_test)), f1_score(y_test, cat.predict(X_test)))
print(log_loss(y_test, proba), roc_auc_score(y_test, proba[:, 1]))
