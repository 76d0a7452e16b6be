# style: beginner
# note: a search whose settings are misspelt, a cached pipeline whose steps are asked outside, a transformer that changes what it is given
import pandas as pd
import torch
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import GridSearchCV, RandomizedSearchCV
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC
from torchvision import models
from xgboost import XGBClassifier

customers = pd.read_parquet("customers.parquet")
X, y = customers.drop(columns="left"), customers["left"]


class Bins(BaseEstimator, TransformerMixin):
    def __init__(self, edges=(0, 1), names=None):
        self.edges = sorted(edges)  # ! api/estimator-init-contract
        self.names = names

    def fit(self, X, y=None):
        return self

    def transform(self, X):
        return X.apply(lambda column: pd.cut(column, self.edges, labels=self.names))


scaler = StandardScaler()
svc = SVC()
pipe = Pipeline([("scale", scaler), ("svc", svc)], memory="cache")
pipe.fit(X, y)
print(scaler.mean_)  # ! api/cached-pipeline-access
search = GridSearchCV(pipe, {"svm__C": [0.1, 1, 10]}, cv=5)  # ! api/unknown-nested-param
forest = make_pipeline(StandardScaler(), RandomForestClassifier(random_state=1))
wide = RandomizedSearchCV(forest, {"randomforestclassifier__max_dept": [4, 8]}, n_iter=2, random_state=1)  # ! api/unknown-nested-param
tree = RandomForestClassifier(n_estimator=300, random_state=1)  # ! api/unknown-keyword
faces = models.resnet18(pretrained=True)  # ! api/torchvision-pretrained
optimizer = torch.optim.SGD(faces.parameters(), lr=0.1, momemtum=0.9)  # ! api/unknown-keyword
print(search.fit(X, y), wide.fit(X, y), tree.fit(X, y), XGBClassifier(n_estimators=50), optimizer)
