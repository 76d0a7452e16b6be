import joblib
import pandas as pd
from flask import Flask, request

app = Flask(__name__)
model = joblib.load("boat_price.joblib")


@app.post("/price")
def price():
    boat = request.get_json()
    row = pd.DataFrame([{"boat": boat["boat"], "length": boat["length"], "age": boat["age"], "sails": boat["sails"]}])
    return {"price": float(model.predict(row)[0])}
