import pickle

from flask import Flask, jsonify, request

app = Flask(__name__)
with open("premium.pkl", "rb") as f:
    model = pickle.load(f)


@app.route("/premium", methods=["POST"])
def premium():
    form = request.form.to_dict()
    row = [
        float(form["age"]),
        float(form["height"]),
        float(form["weight"]),
        int(form["smoker"]),
        int(form["transplant_before"]),
        int(form["allergies"]),
    ]
    return jsonify({"premium": float(model.predict([row])[0])})
