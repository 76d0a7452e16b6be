import math

import joblib
from flask import Flask, jsonify, request

app = Flask(__name__)


def row_of(body: dict) -> list[float]:
    age = 2026 - body["year"]
    return [math.log1p(body["km"]), age, body["km"] / max(age, 1)]


@app.post("/price")
def price():
    model = joblib.load("price.joblib")
    return jsonify(price=float(model.predict([row_of(request.get_json())])[0]))
