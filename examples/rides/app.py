"""Answers what a ride will cost: `uvicorn app:app`."""

from pathlib import Path

import joblib
import numpy as np
import pandas as pd
from fastapi import FastAPI
from pydantic import BaseModel

from features import add_hour

FOLDER = Path(__file__).parent / "models"

app = FastAPI()
model = joblib.load(FOLDER / "price.joblib")
scaler = joblib.load(FOLDER / "scaler.joblib")


class Ride(BaseModel):
    weekday: int
    hour: int
    minutes: float


@app.post("/price")
def price(ride: Ride) -> dict[str, float]:
    row = add_hour(pd.DataFrame([ride.model_dump()]))
    row["day_sin"] = np.sin(2 * np.pi * row["weekday"] / 6)
    row["day_cos"] = np.cos(2 * np.pi * row["weekday"] / 6)
    row["hours"] = row["minutes"] / 60
    columns = ["day_sin", "day_cos", "hour_sin", "hour_cos", "hours"]
    return {"price": float(model.predict(scaler.transform(row[columns]))[0])}
