# style: package
# note: names of steps and parameters that are not there
from sklearn.decomposition import PCA
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV, RandomizedSearchCV
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

pipe = Pipeline([("scale", StandardScaler()), ("pca", PCA()), ("clf", LogisticRegression())])
grid = {
    "pca__n_component": [2, 3],  # ! api/unknown-nested-param
    "clf__C": [1, 10],
    "classifier__penalty": ["l2"],  # ! api/unknown-nested-param
}
search = GridSearchCV(pipe, grid)
short = make_pipeline(StandardScaler(), LogisticRegression())
other = RandomizedSearchCV(short, param_distributions={"logistic_regression__C": [1, 10]})  # ! api/unknown-nested-param
pipe.set_params(clf__max_itr=500)  # ! api/unknown-nested-param
alone = GridSearchCV(LogisticRegression(), {"gamma": [0.1]})  # ! api/unknown-nested-param
