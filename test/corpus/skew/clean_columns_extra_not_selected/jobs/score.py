import mlflow.pyfunc
import pandas as pd

FEATURES = ["pages", "price", "year"]
model = mlflow.pyfunc.load_model("models:/book-sales/Production")


def score(source, target):
    books = pd.read_csv(source)
    books["sold"] = model.predict(books[FEATURES])
    books["returned"] = 0
    books["channel"] = "shop"
    books.to_parquet(target)


if __name__ == "__main__":
    score("new_books.csv", "forecast.parquet")
