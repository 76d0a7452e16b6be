import datetime as dt

import joblib
import numpy as np
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
model = joblib.load("rides.joblib")


class Day(BaseModel):
    date: dt.date
    temperature: float
    rain: float


@app.post("/rides")
def rides(day: Day):
    weekday = day.date.weekday()
    features = {
        "weekday_sin": np.sin(2 * np.pi * weekday / 7),  # ! skew/constant-mismatch@week
        "weekday_cos": np.cos(2 * np.pi * weekday / 7),  # ! skew/constant-mismatch@week
        "month_sin": np.sin(2 * np.pi * day.date.month / 12),
        "temperature": day.temperature,
        "rain": day.rain,
    }
    return {"rides": float(model.predict([list(features.values())])[0])}
