# style: beginner
# note: the list of the page has glucose and insulin in another order than the columns
import joblib
import pandas as pd
from sklearn.ensemble import RandomForestClassifier

df = pd.read_csv("pima.csv")
X = df[["pregnancies", "glucose", "insulin", "bmi", "age"]].values
y = df["diabetes"].values
rfc = RandomForestClassifier(n_estimators=200, random_state=0)
rfc.fit(X, y)
joblib.dump(rfc, "pima.joblib")
