import pickle

import pandas as pd
from flask import Flask, render_template, request

app = Flask(__name__)
with open("knn.pkl", "rb") as f:
    knn = pickle.load(f)


def species(petal_length, petal_width):
    flower = pd.DataFrame({"petal_length": [petal_length], "petal_width": [petal_width]})
    return knn.predict(flower)[0]


@app.route("/", methods=["GET", "POST"])
def page():
    answer = None
    if request.method == "POST":
        answer = species(petal_width=float(request.form["second"]), petal_length=float(request.form["first"]))
    return render_template("iris.html", answer=answer)
