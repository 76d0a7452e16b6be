# style: package
# note: clean; near pipeline/untracked-experiment: a tracker keeps settings and scores
import joblib
import mlflow
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split

mlflow.autolog()
table = pd.read_csv("churn.csv")
X_train, X_test, y_train, y_test = train_test_split(table.drop(columns="churn"), table["churn"], random_state=0)
with mlflow.start_run():
    model = RandomForestClassifier(n_estimators=400, random_state=0)
    model.fit(X_train, y_train)
    print(model.score(X_test, y_test))
joblib.dump(model, "churn.joblib")
