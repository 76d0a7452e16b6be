import pickle

import pandas as pd
from flask import Flask, request

app = Flask(__name__)
with open("games.pkl", "rb") as f:
    model = pickle.load(f)


@app.post("/game")
def game():
    row = pd.DataFrame([request.json], columns=["elo_gap", "home", "rest_days"])
    probability = model.predict_proba(row)[0, 1]
    return {"win": bool(probability >= 0.5), "probability": float(probability)}
