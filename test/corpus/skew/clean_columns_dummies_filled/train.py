# style: course
# note: clean; near skew/column-set-mismatch: what reindex fills are dummy columns of other categories, where 0 is right
import joblib
import pandas as pd
from sklearn.linear_model import Lasso

flats = pd.read_csv("flats.csv")
X = pd.get_dummies(flats[["area", "rooms", "district"]], columns=["district"])
lasso = Lasso(alpha=0.1).fit(X, flats["rent"])
joblib.dump((lasso, X.columns.tolist()), "rent.joblib")
