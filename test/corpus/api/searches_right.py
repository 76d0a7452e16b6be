# style: package
# note: clean; near api/unknown-nested-param: parameters that are there, of steps of others too
from sklearn.compose import ColumnTransformer
from sklearn.ensemble import BaggingClassifier, RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler
from xgboost import XGBClassifier

from steps import Own

columns = ColumnTransformer([("numbers", StandardScaler(), ["a"])])
pipe = Pipeline(steps=[("columns", columns), ("own", Own()), ("forest", RandomForestClassifier())])
grid = {"columns__numbers__with_mean": [True], "own__anything": [1], "forest__max_depth": [3], "forest": [RandomForestClassifier()], "own": ["passthrough"]}
search = GridSearchCV(pipe, grid)
bagged = GridSearchCV(BaggingClassifier(LogisticRegression()), {"estimator__C": [1], "n_estimators": [10]})
boosted = GridSearchCV(make_pipeline(StandardScaler(), XGBClassifier()), {"xgbclassifier__max_depth": [3], "xgbclassifier__gamma": [0]})
pipe.set_params(forest__n_jobs=-1, verbose=True)
