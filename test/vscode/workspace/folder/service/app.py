import joblib
import numpy as np
import pandas as pd
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("price.joblib")


@app.post("/price")
def price(ride: dict):
    row = pd.DataFrame([ride])
    row["day_sin"] = np.sin(2 * np.pi * row["weekday"] / 7)
    row["hours"] = row["minutes"] / 60
    return {"price": float(model.predict(row[["day_sin", "hours"]])[0])}
