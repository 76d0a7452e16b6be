# style: package
# note: clean; near skew/refit-at-serving: the helper fits only where training asks for it
import joblib
import pandas as pd
from fastapi import FastAPI
from sklearn.preprocessing import StandardScaler

app = FastAPI()
model = joblib.load("model.joblib")
saved = joblib.load("scaler.joblib")


def scale(table, scaler=None):
    if scaler is None:
        scaler = StandardScaler()
        return scaler.fit_transform(table), scaler
    return scaler.transform(table), scaler


@app.post("/predict")
def predict(row: dict):
    scaled, _ = scale(pd.DataFrame([row]), saved)
    return {"answer": model.predict(scaled).tolist()}
