# style: package
# note: bytes of a request are unpickled
import pickle

import joblib
from flask import Flask, request

app = Flask(__name__)


@app.route("/scaler", methods=["POST"])
def scaler():
    fitted = pickle.loads(request.get_data())  # ! security/unsafe-deserialisation
    return {"mean": fitted.mean_.tolist()}


@app.route("/model", methods=["POST"])
def model():
    upload = request.files["model"]
    loaded = joblib.load(upload)  # ! security/unsafe-deserialisation
    return {"name": type(loaded).__name__}
