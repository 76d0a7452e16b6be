# style: beginner
# note: clean; near security/exposed-ml-server, security/torch-package-import, security/onnx-custom-ops, security/unsafe-deserialisation, security/pandas-eval-untrusted: a demo for this machine, a model of one's own
import os

import gradio as gr
import joblib
import onnxruntime as ort
import pandas as pd
from flask import Flask, jsonify, request
from onnxruntime_extensions import get_library_path
from sklearn.linear_model import LogisticRegression

app = Flask(__name__)
cars = pd.read_parquet("cars.parquet")
COLUMNS = {"price", "age"}


def train():
    joblib.dump(LogisticRegression(max_iter=300).fit(cars[["price", "age"]], cars["sold"]), "sold.joblib")
    return joblib.load("sold.joblib")


model = train()
options = ort.SessionOptions()
options.register_custom_ops_library(get_library_path())


@app.post("/cars")
def found():
    column = request.json["column"]
    if column not in COLUMNS:
        return jsonify(error="no such column"), 400
    limit = float(request.json["limit"])
    return jsonify(cars[cars[column] < limit].head(20).to_dict("records"))


def guess(price, age):
    return float(model.predict_proba([[price, age]])[0, 1])


demo = gr.Interface(guess, ["number", "number"], "number")
if __name__ == "__main__":
    if os.environ.get("SHOW"):
        demo.launch(server_name="127.0.0.1", server_port=7860)
    else:
        app.run(debug=True)
