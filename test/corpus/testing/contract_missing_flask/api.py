# style: course
# note: the parser of the request is tested, the endpoint never
# open: testing/no-latency-test testing/untested-feature-code testing/no-feature-list-test testing/no-behaviour-test testing/no-edge-case-test
import joblib
import pandas as pd
from flask import Flask, jsonify, request

app = Flask(__name__)
model = joblib.load("models/grades.joblib")


def to_row(body):
    return pd.DataFrame([{"hours": float(body["hours"]), "absences": int(body.get("absences", 0))}])


@app.route("/grade", methods=["POST"])
def grade():  # ! testing/no-contract-test
    row = to_row(request.get_json())
    return jsonify(grade=round(float(model.predict(row)[0]), 1))
