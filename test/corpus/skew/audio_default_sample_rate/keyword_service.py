import json

import librosa
import numpy as np
from flask import Flask, jsonify, request
from tensorflow import keras

app = Flask(__name__)
net = keras.models.load_model("words.keras")
with open("words.json") as f:
    mapping = json.load(f)["mapping"]


@app.route("/word", methods=["POST"])
def word():
    request.files["file"].save("question.wav")
    signal, rate = librosa.load("question.wav")  # ! skew/audio-parameter-mismatch
    mfcc = librosa.feature.mfcc(y=signal[:16000], sr=rate, n_mfcc=13, n_fft=2048, hop_length=512)
    scores = net.predict(mfcc.T[np.newaxis])
    return jsonify({"word": mapping[int(scores.argmax())]})
