import pickle

import numpy as np
from flask import Flask, render_template, request

app = Flask(__name__)
model = pickle.load(open("rf_cars.pkl", "rb"))


@app.route("/")
def home():
    return render_template("form.html")


@app.route("/predict", methods=["POST"])
def predict():
    year = int(request.form["year"])
    present_price = float(request.form["present_price"])
    kms = int(request.form["kms_driven"])
    kms_log = np.log(kms)  # ! skew/step-mismatch
    owner = int(request.form["owner"])
    age = 2020 - year
    price = model.predict([[present_price, kms_log, owner, age]])[0]
    return render_template("form.html", text=f"You can sell it for {price:.2f} lakh")


if __name__ == "__main__":
    app.run()
