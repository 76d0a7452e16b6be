# style: competition
# note: a column transformer fitted on all rows, the model on its output
import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.impute import SimpleImputer
from sklearn.linear_model import Ridge
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import OneHotEncoder, StandardScaler

cars = pd.read_csv("used_cars.csv")
y = cars["price"]
ct = ColumnTransformer([
    ("num", StandardScaler(), ["km", "age"]),
    ("gap", SimpleImputer(strategy="median"), ["power"]),
    ("cat", OneHotEncoder(handle_unknown="ignore"), ["brand"]),
])
X = ct.fit_transform(cars)  # ! leakage/unprotected-pipeline
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=12)
print(Ridge().fit(X_train, y_train).score(X_test, y_test))
