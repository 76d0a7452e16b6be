import pickle

from flask import Flask, jsonify, request

app = Flask(__name__)
with open("premium.pkl", "rb") as f:
    model = pickle.load(f)


@app.route("/premium", methods=["POST"])
def premium():
    form = request.form.to_dict()
    row = [  # ! skew/crossed-fields@row
        float(form["age"]),
        int(form["smoker"]),
        int(form["transplant_before"]),
        float(form["height"]),
        float(form["weight"]),
        int(form["allergies"]),
    ]
    return jsonify({"premium": float(model.predict([row])[0])})  # ! skew/crossed-fields@row
