# style: beginner
# note: clean; near skew/category-codes-per-request: dummy columns are brought to those of training
import joblib
import pandas as pd
from flask import Flask, jsonify, request

app = Flask(__name__)
forest = joblib.load("forest.joblib")
columns = joblib.load("dummy_columns.joblib")


@app.route("/predict", methods=["POST"])
def predict():
    query = pd.get_dummies(pd.DataFrame(request.get_json()))
    query = query.reindex(columns=columns, fill_value=0)
    return jsonify(forest.predict(query).tolist())
