import joblib
import pandas as pd
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
model = joblib.load("delay.joblib")


class Flight(BaseModel):
    distance: float
    month: int
    arrival_delay: float = 0.0


@app.post("/delay")
def delay(flight: Flight):
    frame = pd.DataFrame([flight.model_dump()])
    frame["delay_per_km"] = frame["arrival_delay"] / frame["distance"]  # ! skew/feature-unknown-at-request
    return {"minutes": float(model.predict(frame[["distance", "month", "delay_per_km"]])[0])}
