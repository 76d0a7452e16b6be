import joblib
import pandas as pd
from flask import Flask, jsonify, request

from heating.training import FEATURES

app = Flask(__name__)
model = joblib.load("models/heating.joblib")


@app.route("/heating-load", methods=["POST"])
def heating_load():
    building = request.get_json()
    missing = [name for name in FEATURES if name not in building]
    if missing:
        return jsonify({"error": f"missing: {', '.join(missing)}"}), 422
    row = pd.DataFrame([building])[FEATURES]
    load = model.predict(row.to_numpy())[0]
    return jsonify({"heating_load": float(load)})


if __name__ == "__main__":
    app.run(host="0.0.0.0", port=8080)
