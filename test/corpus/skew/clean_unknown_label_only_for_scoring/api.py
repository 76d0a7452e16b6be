import io

import joblib
import pandas as pd
from fastapi import FastAPI, UploadFile
from sklearn.metrics import mean_absolute_error

from train import COLUMNS

app = FastAPI()
forest = joblib.load("cars.joblib")


@app.post("/predict")
def predict(cars: list[dict]):
    return forest.predict(pd.DataFrame(cars)[COLUMNS]).tolist()


@app.post("/evaluate")
async def evaluate(file: UploadFile):
    cars = pd.read_csv(io.BytesIO(await file.read()))
    return {"mae": mean_absolute_error(cars["price"], forest.predict(cars[COLUMNS]))}
