import joblib
import pandas as pd
from flask import Flask, jsonify, request

from features import FEATURES, add_features

app = Flask(__name__)
model = joblib.load("bank.joblib")


@app.route("/score", methods=["POST"])
def score():  # ! testing/no-contract-test testing/untested-feature-code@feature
    table = add_features(pd.DataFrame([request.get_json()]))
    return jsonify(score=float(model.predict_proba(table[FEATURES])[0, 1]))
