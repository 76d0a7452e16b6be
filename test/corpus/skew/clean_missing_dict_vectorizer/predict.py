import pickle

from flask import Flask, jsonify, request

with open("churn.bin", "rb") as f_in:
    dv, model = pickle.load(f_in)

app = Flask("churn")


@app.route("/predict", methods=["POST"])
def predict():
    customer = {key: value for key, value in request.get_json().items() if value is not None}
    X = dv.transform([customer])
    return jsonify({"churn_probability": float(model.predict_proba(X)[0, 1])})
