import joblib
from flask import Flask, render_template, request

from pipeline.sample import Athlete

app = Flask(__name__)
model = joblib.load("vo2max.joblib")


@app.route("/vo2max", methods=["GET", "POST"])
def vo2max():
    if request.method == "GET":
        return render_template("athlete.html")
    athlete = Athlete(
        height_cm=float(request.form.get("weight_kg")),  # ! skew/crossed-fields@swap
        weight_kg=float(request.form.get("height_cm")),  # ! skew/crossed-fields@swap
        age=int(request.form.get("age")),
        resting_pulse=int(request.form.get("resting_pulse")),
    )
    return render_template("athlete.html", answer=model.predict(athlete.frame())[0])
