# style: course
# note: clean; near leakage/preprocess-outside-folds: nested cross-validation of a pipeline
from sklearn.datasets import load_iris
from sklearn.model_selection import GridSearchCV, KFold, cross_val_score
from sklearn.decomposition import PCA
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC

X, y = load_iris(return_X_y=True)
inner = KFold(n_splits=4, shuffle=True, random_state=0)
outer = KFold(n_splits=4, shuffle=True, random_state=1)

steps = Pipeline([("sc", StandardScaler()), ("pca", PCA()), ("svm", SVC())])
grid = {"pca__n_components": [2, 3, 4], "svm__C": [1, 10, 100], "svm__gamma": [0.01, 0.1]}
search = GridSearchCV(steps, grid, cv=inner)
nested = cross_val_score(search, X, y, cv=outer)
print("nested score", nested.mean())
