import os

import joblib
import pandas as pd
import torch
from flask import Flask, jsonify, request

app = Flask(__name__)
model = joblib.load("churn.joblib")
weights = torch.load("embedding.pt", map_location="cpu", weights_only=True)


@app.post("/churn")
def churn():
    row = pd.DataFrame([request.get_json()])[["tenure", "charges", "plan"]]
    return jsonify(churn=float(model.predict_proba(row)[0, 1]))


@app.get("/embedding")
def embedding():
    return jsonify(size=sum(value.numel() for value in weights.values()))


if __name__ == "__main__":
    app.run(host="127.0.0.1", port=int(os.environ.get("PORT", "8080")), debug=False)
