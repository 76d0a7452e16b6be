# style: package
# note: clean; near skew/category-codes-per-request: the categories are written down
import joblib
import pandas as pd
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("fuel.joblib")
FUELS = ["diesel", "electric", "petrol"]


@app.post("/fuel")
def fuel(body: dict):
    table = pd.DataFrame([body])
    table["fuel"] = pd.Categorical(table["fuel"], categories=FUELS).codes
    return model.predict(table).tolist()
