import json

import gradio as gr
import librosa
from tensorflow import keras

RATE = 16_000
with open("names.json") as file:
    names = json.load(file)
net = keras.models.load_model("machines.keras")


def heard(path):
    wave, _ = librosa.load(path, sr=RATE)
    features = librosa.feature.mfcc(y=wave, sr=RATE, n_mfcc=20).mean(axis=1)
    scores = net.predict(features.reshape(1, -1))[0]
    return {name: float(score) for name, score in zip(names, scores)}


gr.Interface(heard, gr.Audio(type="filepath"), "label").launch()
