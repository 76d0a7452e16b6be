# style: beginner
# note: clean; near skew/refit-at-serving: the loaded scaler only transforms
import pickle

import numpy as np
from flask import Flask, jsonify, request

app = Flask(__name__)
model = pickle.load(open("model.pkl", "rb"))
scaler = pickle.load(open("scaler.pkl", "rb"))


@app.route("/predict", methods=["POST"])
def predict():
    row = np.array([list(request.json.values())])
    return jsonify(model.predict(scaler.transform(row)).tolist())
