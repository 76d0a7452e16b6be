import joblib
import pandas as pd
from fastapi import FastAPI
from pydantic import BaseModel

from training import COLUMNS

app = FastAPI()
pipeline = joblib.load("hearts.joblib")


class Patient(BaseModel):
    age: int
    pressure: float | None = None
    cholesterol: float | None = None


@app.post("/heart")
def heart(patient: Patient):
    row = pd.DataFrame([patient.model_dump()])[COLUMNS].astype(float)
    return {"risk": float(pipeline.predict_proba(row.to_numpy())[0, 1])}
