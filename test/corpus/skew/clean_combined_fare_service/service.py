import json
import math
from datetime import datetime

import joblib
import pandas as pd
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
model = joblib.load("fare.joblib")
with open("fare.json") as file:
    settings = json.load(file)


class Trip(BaseModel):
    start: datetime
    end: datetime
    distance: float
    riders: float | None = None


@app.post("/fare")
def fare(trip: Trip):
    minutes = (trip.end - trip.start).total_seconds() / 60
    riders = settings["riders"] if trip.riders is None else trip.riders
    row = pd.DataFrame([{"minutes": minutes, "distance": trip.distance, "riders": riders}])[settings["columns"]]
    return {"fare": round(math.exp(model.predict(row)[0]) - 1, 2)}
