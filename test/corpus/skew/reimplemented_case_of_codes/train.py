import joblib
import pandas as pd
from sklearn.compose import make_column_transformer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

permits = pd.read_csv("permit_features.csv")
columns = make_column_transformer((OneHotEncoder(handle_unknown="ignore"), ["state"]), (StandardScaler(), ["pay"]))
model = make_pipeline(columns, LogisticRegression())
model.fit(permits.drop(columns=["granted"]), permits["granted"])
joblib.dump(model, "permits.joblib")
