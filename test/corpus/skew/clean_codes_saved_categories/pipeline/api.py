import joblib
import pandas as pd
from flask import Flask, jsonify, request

app = Flask(__name__)
saved = joblib.load("visits.joblib")


@app.route("/buys", methods=["POST"])
def buys():
    visit = pd.DataFrame([request.get_json()])
    codes = pd.DataFrame({name: visit[name].astype(dtype).cat.codes for name, dtype in saved["dtypes"].items()})
    return jsonify(saved["forest"].predict_proba(codes)[:, 1].tolist())
