import joblib
import pandas as pd
from flask import Flask, request

from train import FIELDS

app = Flask(__name__)
model = joblib.load("tickets.joblib")


@app.get("/quote")
def quote():
    row = pd.DataFrame([{field: float(request.args[field]) for field in FIELDS}])
    return {"price": round(float(model.predict(row)[0]), 2)}
