# style: course
# note: the image installs another xgboost than the one that pickled the model
import pickle

import pandas as pd
import xgboost as xgb
from sklearn.model_selection import train_test_split

students = pd.read_csv("students.csv")
X_train, X_val, y_train, y_val = train_test_split(students.drop(columns="passed"), students["passed"], random_state=1)
model = xgb.XGBClassifier(max_depth=4, n_estimators=90, eval_metric="auc")
model.fit(X_train, y_train)
print(model.score(X_val, y_val))
with open("passed.pkl", "wb") as f:
    pickle.dump((model, list(X_train.columns)), f)
