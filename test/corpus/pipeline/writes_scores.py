# style: package
# note: clean; near pipeline/untracked-experiment: scores and settings are written beside the model
import json
from pathlib import Path

import joblib
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import f1_score
from sklearn.model_selection import train_test_split

settings = {"n_estimators": 400, "max_depth": 8, "random_state": 0}
table = pd.read_csv("churn.csv")
X_train, X_test, y_train, y_test = train_test_split(table.drop(columns="churn"), table["churn"], random_state=0)
model = RandomForestClassifier(**settings)
model.fit(X_train, y_train)
score = f1_score(y_test, model.predict(X_test))
joblib.dump(model, "churn.joblib")
Path("churn.json").write_text(json.dumps({"f1": score, **settings}))
