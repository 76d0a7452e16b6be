# style: package
# note: clean; near leakage/preprocess-outside-folds: cross-validation of a pipeline first, then a scaler and model on all rows for the service
import joblib
import pandas as pd
from sklearn.model_selection import cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVR

pumps = pd.read_csv("pumps.csv")
X, y = pumps.drop(columns="flow"), pumps["flow"]
print("R2 in five folds", cross_val_score(make_pipeline(StandardScaler(), SVR(C=10)), X, y, cv=5).mean())

scaler = StandardScaler().fit(X)
service = SVR(C=10).fit(scaler.transform(X), y)
joblib.dump((scaler, service), "pumps.joblib")
