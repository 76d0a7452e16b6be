# style: package
# note: clean; near skew/column-set-mismatch: the service hands over the number of the boat, and the pipeline picks its columns by name
import joblib
import pandas as pd
from sklearn.compose import make_column_transformer
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler
from sklearn.svm import SVR

boats = pd.read_csv("boats.csv")
rows = boats.drop(columns=["boat", "price"])
columns = make_column_transformer((StandardScaler(), ["length", "age"]), (OneHotEncoder(handle_unknown="ignore"), ["sails"]))
model = make_pipeline(columns, SVR())
model.fit(rows, boats["price"])
joblib.dump(model, "boat_price.joblib")
