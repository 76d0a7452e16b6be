import pickle

import pandas as pd
from flask import Flask, render_template, request

app = Flask(__name__)
model = pickle.load(open("flight_rf.pkl", "rb"))


@app.route("/", methods=["GET", "POST"])
def home():
    if request.method == "GET":
        return render_template("home.html")
    departure = pd.to_datetime(request.form["Dep_Time"], format="%Y-%m-%dT%H:%M")
    arrival = pd.to_datetime(request.form["Arrival_Time"], format="%Y-%m-%dT%H:%M")
    stops = int(request.form["stops"])
    dur_hour = abs(arrival.hour - departure.hour)  # ! skew/feature-reimplemented@duration
    dur_min = abs(arrival.minute - departure.minute)  # ! skew/feature-reimplemented@duration
    price = model.predict([[stops, departure.day, departure.hour, dur_hour, dur_min]])[0]
    return render_template("home.html", prediction_text=f"Your flight costs Rs. {price:.0f}")


if __name__ == "__main__":
    app.run(debug=True)
