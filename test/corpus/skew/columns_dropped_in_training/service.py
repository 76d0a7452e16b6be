import joblib
import pandas as pd
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
model = joblib.load("boat_price.joblib")
scaler = joblib.load("boat_scaler.joblib")
COLUMNS = ["boat", "length", "age", "sails"]


class Boat(BaseModel):
    boat: int  # ! skew/column-set-mismatch
    length: float
    age: float
    sails: int


@app.post("/price")
def price(boat: Boat):
    row = pd.DataFrame([boat.model_dump()])[COLUMNS]
    return {"price": float(model.predict(scaler.transform(row.to_numpy()))[0])}
