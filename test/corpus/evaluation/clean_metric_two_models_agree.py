# style: competition
# note: clean; near evaluation/metric-args-swapped: how far two models agree has no truth; a baseline stands where the truth stands elsewhere
import pandas as pd
from sklearn.dummy import DummyRegressor
from sklearn.ensemble import RandomForestRegressor
from sklearn.linear_model import Lasso
from sklearn.metrics import cohen_kappa_score, mean_absolute_percentage_error, r2_score
from sklearn.model_selection import train_test_split

flats = pd.read_csv("flats.csv")
X_train, X_test, y_train, y_test = train_test_split(flats.drop(columns="rent"), flats["rent"], random_state=5)
forest = RandomForestRegressor(random_state=5).fit(X_train, y_train)
lasso = Lasso(alpha=0.1).fit(X_train, y_train)
print("agreement", r2_score(forest.predict(X_test), lasso.predict(X_test)))
print(cohen_kappa_score(forest.predict(X_test) > 900, lasso.predict(X_test) > 900))
for model in (forest, lasso, DummyRegressor().fit(X_train, y_train)):
    print(mean_absolute_percentage_error(y_test, model.predict(X_test)))
