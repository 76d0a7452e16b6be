import joblib
import pandas as pd
from sklearn.svm import SVR

table = pd.read_csv("prepared.csv")
model = SVR().fit(table.drop(columns=["price"]), table["price"])
joblib.dump(model, "boat_price.joblib")
