import joblib
import pandas as pd
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
pipeline = joblib.load("wine.joblib")


class Wine(BaseModel):
    alcohol: float
    acid: float
    sugar: float


@app.post("/predict")
def predict(wine: Wine):
    return {"quality": int(pipeline.predict(pd.DataFrame([wine.model_dump()]))[0])}
