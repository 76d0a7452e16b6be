import joblib
from flask import Flask, jsonify, request

app = Flask(__name__)
model = joblib.load("rent.joblib")


def features_of(body):  # ! testing/no-parity-test@parity
    rooms = max(body.get("rooms") or 1, 1)
    return [[body["area"], rooms, body["area"] / rooms]]


@app.route("/rent", methods=["POST"])
def rent():  # ! testing/no-parity-test@parity
    return jsonify(rent=float(model.predict(features_of(request.get_json()))[0]))
