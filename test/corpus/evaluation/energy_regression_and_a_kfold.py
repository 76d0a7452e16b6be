# style: competition
# note: clean; near evaluation/single-threshold-metric, evaluation/split-not-stratified: a regressor's error has no threshold and its target no classes; the classifier is judged by stratified folds with its AUC
import numpy as np
import pandas as pd
from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor
from sklearn.metrics import mean_squared_error
from sklearn.model_selection import StratifiedKFold, cross_val_score, train_test_split

homes = pd.read_csv("homes.csv")
features = ["area", "year", "people"]

train, test = train_test_split(homes, test_size=0.2, random_state=0)
regressor = HistGradientBoostingRegressor(random_state=0).fit(train[features], train["kwh"])
print("rmse", np.sqrt(mean_squared_error(test["kwh"], regressor.predict(test[features]))))

folds = StratifiedKFold(n_splits=5, shuffle=True, random_state=0)
auc = cross_val_score(HistGradientBoostingClassifier(random_state=0), homes[features], homes["has_heat_pump"], cv=folds, scoring="roc_auc")
print("auc", auc.mean())
