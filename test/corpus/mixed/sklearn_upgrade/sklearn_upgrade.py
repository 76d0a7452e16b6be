# style: competition
# note: a notebook turned script for an old scikit-learn: names and parameters that were removed, a nested parameter that nobody has, a misspelt keyword, metrics with arguments swapped
import numpy as np
import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.ensemble import AdaBoostClassifier, RandomForestRegressor
from sklearn.impute import SimpleImputer
from sklearn.metrics import mean_squared_error, plot_confusion_matrix, precision_score  # ! api/removed-sklearn-keras-api
from sklearn.model_selection import GridSearchCV, train_test_split
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler
from sklearn.tree import DecisionTreeClassifier

bikes = pd.read_csv("bikes.csv", parse_dates=["day"])
numbers = ["temperature", "wind", "humidity"]
kinds = ["season", "weather"]

prepare = ColumnTransformer([
    ("numbers", Pipeline([("fill", SimpleImputer(strategy="median")), ("scale", StandardScaler())]), numbers),
    ("kinds", OneHotEncoder(handle_unknown="ignore", sparse=False), kinds),  # ! api/removed-sklearn-keras-api
])

X, y = bikes[numbers + kinds], bikes["rentals"]
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=1)
regression = Pipeline([("prepare", prepare), ("forest", RandomForestRegressor(random_state=1, max_features="auto"))])
search = GridSearchCV(
    regression,
    {
        "forest__n_estimators": [200, 400],
        "forest__min_samples_leafs": [1, 3, 5],  # ! api/unknown-nested-param
    },
    cv=5,
    scoring="neg_mean_squared_error",
)
search.fit(X_train, y_train)
print("rmse", mean_squared_error(y_test, search.predict(X_test), squared=False))  # ! api/removed-sklearn-keras-api

busy = (bikes["rentals"] > 4000).astype(int)
Xb_train, Xb_test, yb_train, yb_test = train_test_split(bikes[numbers], busy, test_size=0.2, random_state=1, stratify=busy)
boost = AdaBoostClassifier(
    base_estimator=DecisionTreeClassifier(max_depth=2),  # ! api/removed-sklearn-keras-api
    n_estimator=300,  # ! api/unknown-keyword
    random_state=1,
)
boost.fit(Xb_train, yb_train)
predicted = boost.predict(Xb_test)
print("precision", precision_score(predicted, yb_test))  # ! evaluation/metric-args-swapped
plot_confusion_matrix(boost, Xb_test, yb_test)

importance = pd.Series(boost.feature_importances_, index=numbers).sort_values(ascending=False)
print(importance.head(), np.round(search.best_score_, 3))
