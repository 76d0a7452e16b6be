import joblib
import pandas as pd
from fastapi import FastAPI

from train import COLUMNS

app = FastAPI()
forest = joblib.load("fraud.joblib")


@app.post("/payment")
def payment(payment: dict):
    score = forest.predict_proba(pd.DataFrame([payment])[COLUMNS])[0, 1]
    return {"block": bool(score > 0.65), "score": float(score)}  # ! skew/threshold-mismatch
