import joblib
import pandas as pd
from flask import Flask, render_template, request

app = Flask(__name__)
model = joblib.load("staff.joblib")


@app.route("/", methods=["GET", "POST"])
def index():
    if request.method == "GET":
        return render_template("index.html")
    row = pd.DataFrame({"department": [request.form["department"]], "salary": [request.form["salary"]]})
    return render_template("index.html", leaves=bool(model.predict(row)[0]))
