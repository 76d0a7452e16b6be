# style: package
# note: one row has no dummy column left after drop_first, and the missing ones are filled with 0
import joblib
import pandas as pd
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
model = joblib.load("flat.joblib")
FEATURES = joblib.load("flat_columns.joblib")


class Flat(BaseModel):
    district: str
    rooms: int


@app.post("/price")
def price(flat: Flat):
    table = pd.DataFrame([flat.model_dump()])
    table = pd.get_dummies(table, columns=["district"], drop_first=True)  # ! skew/category-codes-per-request
    for name in FEATURES:
        if name not in table.columns:
            table[name] = 0
    return {"price": float(model.predict(table[FEATURES])[0])}
