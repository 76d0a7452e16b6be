import pickle
from datetime import datetime

import numpy as np
from fastapi import FastAPI

app = FastAPI()
model = pickle.load(open("fraud.pkl", "rb"))
scaler = pickle.load(open("fraud_scaler.pkl", "rb"))


@app.post("/fraud")
def fraud(payment: dict):
    amount = payment["amount"]
    large = 1 if amount > 900 else 0
    weekday = datetime.now().weekday()  # ! skew/unit-or-clock-mismatch
    row = np.array([amount, large, weekday]).reshape(1, -1)
    return {"fraud": bool(model.predict(scaler.transform(row))[0])}
