import joblib
import pandas as pd
from flask import Flask, request

from house.features import add_features

app = Flask(__name__)
pipeline = joblib.load("house.joblib")


@app.post("/price")
def price():
    form = request.form
    house = {name: [int(form[name])] for name in ("rooms", "people", "sold_year", "built_year")}
    house["street"] = [form["street"]]
    return {"price": round(float(pipeline.predict(add_features(pd.DataFrame(house)))[0]), -3)}
