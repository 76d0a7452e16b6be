import joblib
import numpy as np
import pandas as pd
from flask import Flask, jsonify, request

app = Flask(__name__)
forest = joblib.load("cancel.joblib")


def distance_features(trips):  # ! skew/duplicated-feature-code
    trips = trips.copy()
    trips["dx"] = (trips["to_lon"] - trips["from_lon"]) * np.cos(np.radians(trips["from_lat"]))
    trips["dy"] = trips["to_lat"] - trips["from_lat"]
    trips["distance"] = 111.2 * np.sqrt(trips["dx"] ** 2 + trips["dy"] ** 2)
    trips["is_long"] = (trips["distance"] > 20).astype(int)
    return trips[["dx", "dy", "distance", "is_long"]]


@app.route("/cancel", methods=["POST"])
def cancel():
    trip = pd.DataFrame([request.get_json()])
    return jsonify({"cancelled": float(forest.predict_proba(distance_features(trip))[0, 1])})
