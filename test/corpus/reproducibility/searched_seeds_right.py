# style: beginner
# note: clean; near reproducibility/unseeded-random: the seed is one of the settings of the search
import random

import pandas as pd
from sklearn.ensemble import RandomForestRegressor
from sklearn.model_selection import GridSearchCV, train_test_split

houses = pd.read_parquet("houses.parquet")
X_train, X_test, y_train, y_test = train_test_split(houses.drop(columns="price"), houses["price"], random_state=4)
grid = {"n_estimators": [100, 300], "max_depth": [None, 8], "random_state": [0]}
search = GridSearchCV(RandomForestRegressor(), grid, scoring="r2", cv=5)
search.fit(X_train, y_train)
random.seed(4)
shown = random.sample(list(X_test.index), 3)
print(search.best_params_, search.score(X_test, y_test), houses.loc[shown])
