import pandas as pd
import xgboost as xgb
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
model = xgb.XGBRegressor()
model.load_model("ames.json")


class House(BaseModel):
    LotArea: float
    OverallQual: int
    GrLivArea: float
    YearBuilt: int


@app.post("/price")
def price(house: House):
    row = pd.DataFrame([house.model_dump()])
    predicted = model.predict(row[["LotArea", "OverallQual", "GrLivArea", "YearBuilt"]])
    return {"price": float(predicted[0])}  # ! skew/target-transform-not-inverted@back
