import math

import joblib
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()


class Payment(BaseModel):
    amount: float | None = None
    hour: int


def serving_features(payment: Payment) -> dict:
    return {"log_amount": math.log1p(payment.amount or 0), "is_night": int(payment.hour < 6)}


@app.post("/fraud")
def fraud(payment: Payment):
    model = joblib.load("fraud.joblib")
    return {"fraud": float(model.predict_proba([list(serving_features(payment).values())])[0, 1])}
