import pandas as pd
import xgboost as xgb
from fastapi import FastAPI
from pydantic import BaseModel

from train import CATEGORIES, NUMBERS

app = FastAPI()
model = xgb.XGBRegressor()
model.load_model("car_price.json")


class Ad(BaseModel):
    km: int
    year: int
    power: int
    make: str
    fuel: str
    gearbox: str


@app.post("/price")
def price(ad: Ad):
    row = pd.DataFrame([ad.model_dump()])[NUMBERS + CATEGORIES]
    for column in CATEGORIES:
        row[column] = row[column].str.lower().astype("category").cat.codes  # ! skew/category-codes-per-request
    return {"price": float(model.predict(row)[0])}
