# style: package
# note: clean; near skew/column-set-mismatch: the constants that are filled in are no features of the model
import mlflow
import pandas as pd
from sklearn.ensemble import ExtraTreesRegressor

FEATURES = ["pages", "price", "year"]

books = pd.read_csv("books.csv")
with mlflow.start_run():
    model = ExtraTreesRegressor(n_estimators=300).fit(books[FEATURES], books["sold"])
    mlflow.sklearn.log_model(model, "model", registered_model_name="book-sales")
