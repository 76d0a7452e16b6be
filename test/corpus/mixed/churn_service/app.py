import io

import joblib
import pandas as pd
import torch
from flask import Flask, jsonify, request

app = Flask(__name__)
model = joblib.load("churn.joblib")


@app.post("/churn")
def churn():
    row = pd.DataFrame([request.get_json()])[["tenure", "charges", "plan"]]
    return jsonify(churn=float(model.predict_proba(row)[0, 1]))


@app.post("/model")
def replace_model():
    global model
    model = joblib.load(io.BytesIO(request.files["model"].read()))  # ! security/unsafe-deserialisation
    return jsonify(ok=True)


@app.post("/embedding")
def embedding():
    weights = torch.load(request.files["weights"], map_location="cpu")  # ! security/torch-load-unsafe
    return jsonify(size=sum(value.numel() for value in weights.values()))


if __name__ == "__main__":
    app.run(host="0.0.0.0", port=8080, debug=True)  # ! security/exposed-ml-server
