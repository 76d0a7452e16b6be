# style: course
# note: an online endpoint ranks with a model while the caller waits; its tests look at the answer and at no clock
# open: testing/no-behaviour-test testing/no-data-schema-test testing/no-dataset-test testing/no-determinism-test testing/no-edge-case-test testing/no-feature-list-test testing/no-gradient-test testing/no-learnability-test testing/no-output-range-test testing/no-prompt-regression-test testing/no-quality-gate testing/no-roundtrip-test testing/no-slice-test testing/no-smoke-test testing/no-split-test testing/untested-feature-code testing/no-contract-test testing/no-parity-test
import joblib
import numpy as np
from flask import Flask, jsonify, request

app = Flask(__name__)
ranker = joblib.load("ranker.joblib")


@app.post("/rank")
def rank():  # ! testing/no-latency-test
    items = request.get_json()["items"]
    scores = ranker.predict(np.array([[item["price"], item["stars"]] for item in items]))
    order = np.argsort(-scores)
    return jsonify(items=[items[i]["id"] for i in order])
