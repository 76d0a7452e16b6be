from datetime import datetime

import joblib
import pandas as pd
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
model = joblib.load("fare.joblib")


class Trip(BaseModel):
    start: datetime
    end: datetime
    distance: float
    riders: float | None = None


@app.post("/fare")
def fare(trip: Trip):
    row = pd.DataFrame([trip.model_dump()])
    row["minutes"] = (row["end"] - row["start"]).dt.total_seconds()  # ! skew/unit-or-clock-mismatch
    row["riders"] = row["riders"].fillna(0)  # ! skew/missing-value-policy-mismatch
    guess = model.predict(row[["minutes", "distance", "riders"]])[0]  # ! skew/target-transform-not-inverted@back
    return {"fare": round(float(guess), 2)}  # ! skew/target-transform-not-inverted@back
