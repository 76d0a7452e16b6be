# style: beginner
# note: the model is kept, its score is printed and gone
import joblib
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import f1_score
from sklearn.model_selection import train_test_split

table = pd.read_csv("churn.csv")
X_train, X_test, y_train, y_test = train_test_split(table.drop(columns="churn"), table["churn"], random_state=0)
model = RandomForestClassifier(n_estimators=400, max_depth=8, random_state=0)
model.fit(X_train, y_train)  # ! pipeline/untracked-experiment
print("F1", f1_score(y_test, model.predict(X_test)))
joblib.dump(model, "churn.joblib")
