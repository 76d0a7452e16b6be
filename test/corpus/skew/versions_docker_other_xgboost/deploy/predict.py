import pickle

import pandas as pd
import xgboost as xgb  # ! skew/dependency-version-mismatch@xgb
from flask import Flask, jsonify, request

app = Flask("passed")
print("xgboost", xgb.__version__)
with open("passed.pkl", "rb") as f:
    model, columns = pickle.load(f)  # ! skew/dependency-version-mismatch@xgb


@app.post("/passed")
def passed():
    student = pd.DataFrame([request.get_json()])[columns]
    return jsonify({"passed": float(model.predict_proba(student)[0, 1])})
