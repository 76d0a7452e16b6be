# style: beginner
# note: the loaded scaler is fitted again on the form's one row
import pickle

import numpy as np
from flask import Flask, render_template, request

app = Flask(__name__)
regressor = pickle.load(open("rent_model.pkl", "rb"))
sc = pickle.load(open("rent_scaler.pkl", "rb"))


@app.route("/")
def home():
    return render_template("index.html")


@app.route("/rent", methods=["POST"])
def rent():
    numbers = [float(value) for value in request.form.values()]
    row = np.array(numbers).reshape(1, -1)
    row = sc.fit_transform(row)  # ! skew/refit-at-serving
    answer = regressor.predict(row)[0]
    return render_template("index.html", text=f"Rent: {answer:.0f}")
