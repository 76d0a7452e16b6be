import numpy as np
from flask import Blueprint, current_app, jsonify, request

blueprint = Blueprint("predict", __name__)
NAMES = ("length", "width")


def read(body):
    missing = [name for name in NAMES if name not in body]
    if missing:
        raise KeyError(", ".join(missing))
    return np.array([[float(body[name]) for name in NAMES]])


@blueprint.errorhandler(KeyError)
def incomplete(error):
    return jsonify(error=str(error)), 400


@blueprint.route("/species", methods=["POST"])
def species():
    row = read(request.get_json())
    return jsonify(species=str(current_app.config["MODEL"].predict(row)[0]))
