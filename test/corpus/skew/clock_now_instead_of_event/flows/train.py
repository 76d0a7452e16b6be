# style: package
# note: training takes the hour of the order, the service the hour of its own clock
import mlflow
import pandas as pd
from prefect import flow, task
from sklearn.ensemble import RandomForestRegressor


@task
def load(path):
    orders = pd.read_parquet(path)
    orders["hour"] = orders["ordered_at"].dt.hour
    orders["weekday"] = orders["ordered_at"].dt.weekday
    return orders


@task
def fit(orders):
    model = RandomForestRegressor(n_estimators=100, min_samples_leaf=5)
    model.fit(orders[["hour", "weekday", "distance_km"]], orders["minutes"])
    mlflow.sklearn.log_model(model, "model", registered_model_name="delivery-time")


@flow
def train(path="orders.parquet"):
    with mlflow.start_run():
        fit(load(path))


if __name__ == "__main__":
    train()
