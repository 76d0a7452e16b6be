# style: course
# note: the test pasted preprocess into its own file and tests the paste
# open: testing/untested-feature-code testing/no-contract-test testing/no-latency-test testing/no-edge-case-test
import joblib
import pandas as pd
from flask import Flask, jsonify, request

app = Flask(__name__)
model = joblib.load("price.joblib")


def preprocess(table):
    table = table.copy()
    table["brand"] = table["brand"].str.lower().str.strip()
    table["age"] = 2024 - table["year"]
    table["km_per_year"] = table["km"] / table["age"].clip(lower=1)
    return table.drop(columns=["year"])


@app.route("/price", methods=["POST"])
def price():
    table = preprocess(pd.DataFrame([request.get_json()]))
    return jsonify(price=float(model.predict(table)[0]))
