import joblib
import pandas as pd
from fastapi import FastAPI

app = FastAPI()
forest = joblib.load("ride_fare.joblib")


@app.post("/fares")
def fares(rides: list[dict]):
    table = pd.DataFrame(rides)
    table["weekday"] = pd.to_datetime(table["started_at"]).dt.dayofweek  # ! skew/sql-python-mismatch
    table["tip"] = table["tip"].fillna(table["tip"].mean())  # ! skew/sql-python-mismatch|skew/missing-value-policy-mismatch
    table["distance_km"] = table["distance_m"] / 1000.0
    return forest.predict(table[["weekday", "tip", "distance_km"]]).tolist()
