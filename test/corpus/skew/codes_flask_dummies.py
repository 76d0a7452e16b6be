# style: beginner
# note: dummy columns of the request go to the model as they are
import joblib
import pandas as pd
from flask import Flask, jsonify, request

app = Flask(__name__)
forest = joblib.load("forest.joblib")


@app.route("/predict", methods=["POST"])
def predict():
    query = pd.DataFrame(request.get_json())
    query = pd.get_dummies(query)  # ! skew/category-codes-per-request
    return jsonify(forest.predict(query).tolist())
