# style: package
# note: clean; near leakage/unprotected-pipeline: judged by folds, then fitted on everything to be shipped
import joblib
import pandas as pd
from sklearn.impute import SimpleImputer
from sklearn.linear_model import ElasticNet
from sklearn.model_selection import KFold, cross_val_score
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler

soil = pd.read_csv("soil.csv")
X, y = soil.drop(columns="carbon"), soil["carbon"]
pipe = Pipeline([("gaps", SimpleImputer()), ("scale", StandardScaler()), ("model", ElasticNet())])
print(cross_val_score(pipe, X, y, cv=KFold(5, shuffle=True, random_state=0)).mean())
joblib.dump(pipe.fit(X, y), "soil.joblib")
