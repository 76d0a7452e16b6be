from pathlib import Path

import joblib
from flask import Flask, request

app = Flask(__name__)
model = joblib.load(Path(__file__).parent / "assets" / "model.joblib")


@app.post("/rank")
def rank():
    offers = request.json["offers"]
    rates = model.predict([[offer["position"], offer["price"], offer["stars"]] for offer in offers])
    return {"order": sorted(range(len(offers)), key=lambda i: -rates[i])}
