from datetime import datetime, timezone

import mlflow.sklearn
import pandas as pd
from flask import Flask, jsonify, request

app = Flask(__name__)
model = mlflow.sklearn.load_model("models:/delivery-time/Production")


@app.post("/minutes")
def minutes():
    order = request.get_json()
    now = datetime.now(timezone.utc)  # ! skew/unit-or-clock-mismatch@clock
    row = pd.DataFrame([{
        "hour": now.hour,  # ! skew/unit-or-clock-mismatch@clock
        "weekday": now.weekday(),  # ! skew/unit-or-clock-mismatch@clock
        "distance_km": order["distance_km"],
    }])
    return jsonify({"order": order["id"], "ordered_at": order["ordered_at"], "minutes": float(model.predict(row)[0])})
