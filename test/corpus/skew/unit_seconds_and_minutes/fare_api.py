from datetime import datetime

import joblib
from fastapi import FastAPI

app = FastAPI()
ridge = joblib.load("fare.joblib")


@app.get("/fare")
def fare(start: datetime, end: datetime, distance: float):
    duration = (end - start).total_seconds()  # ! skew/unit-or-clock-mismatch
    return {"fare": round(float(ridge.predict([[duration, distance]])[0]), 2)}
