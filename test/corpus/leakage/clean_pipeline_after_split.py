# style: beginner
# note: clean; near leakage/unprotected-pipeline: a pipeline of transformers fitted on the training part
import pandas as pd
from sklearn.impute import SimpleImputer
from sklearn.linear_model import Ridge
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import RobustScaler

ames = pd.read_csv("ames.csv").select_dtypes("number")
X, y = ames.drop(columns="SalePrice"), ames["SalePrice"]
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
prep = make_pipeline(SimpleImputer(strategy="median"), RobustScaler())
ridge = Ridge().fit(prep.fit_transform(X_train), y_train)
print(ridge.score(prep.transform(X_test), y_test))
