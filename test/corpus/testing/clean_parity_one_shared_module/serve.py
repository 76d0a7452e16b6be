import joblib
import pandas as pd
from fastapi import FastAPI
from pydantic import BaseModel

from features import features

app = FastAPI()


class Trip(BaseModel):
    start: str
    km: float | None = None


@app.post("/minutes")
def minutes(trip: Trip):
    model = joblib.load("trip.joblib")
    return {"minutes": float(model.predict(features(pd.DataFrame([trip.model_dump()])))[0])}
