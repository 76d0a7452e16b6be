import joblib
from flask import Flask, jsonify, request

app = Flask(__name__)
model = joblib.load("delays.joblib")


def features_of(data):
    return {"line": data["line"].strip(), "stop": data["stop"].strip(),
            "hour": int(data["hour"]), "weekday": int(data["weekday"])}


@app.route("/delay", methods=["POST"])
def delay():
    return jsonify(delay=float(model.predict([features_of(request.get_json())])[0]))
