from flask import Flask, jsonify, request
from model import build
from transformers import AutoTokenizer, TFAutoModel

tokenizer = AutoTokenizer.from_pretrained("distilbert-base-uncased")
model = build(TFAutoModel.from_pretrained("distilbert-base-uncased"), 256)
model.load_weights("rating.weights.h5")
app = Flask(__name__)


@app.route("/welcome")
def welcome():
    return "Send a review to /rate."


@app.route("/rate", methods=["POST"])
def rate():
    text = request.get_json()["text"]
    tokens = tokenizer(text, truncation=True, padding="max_length", max_length=256, return_tensors="tf")
    return jsonify({"rating": float(model.predict(dict(tokens))[0][0])})
