from flask import Flask, render_template, request

from src.predict_pipeline import Flat, PredictPipeline

app = Flask(__name__)


@app.route("/", methods=["GET", "POST"])
def rent():
    if request.method == "GET":
        return render_template("rent.html")
    form = request.form
    flat = Flat(
        area=float(form["area"]),
        rooms=int(form["rooms"]),
        floor=int(form["floor"]),
        district=form["district"],
        heating=form["heating"],
    )
    return render_template("rent.html", rent=round(PredictPipeline().predict(flat.as_frame())[0]))
