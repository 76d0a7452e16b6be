import gradio as gr
import librosa
from tensorflow import keras

NAMES = ["drill", "fan", "pump", "saw"]  # ! skew/class-order-mismatch
net = keras.models.load_model("machines.keras")


def heard(path):
    wave, rate = librosa.load(path, sr=22050)  # ! skew/audio-parameter-mismatch
    features = librosa.feature.mfcc(y=wave, sr=rate, n_mfcc=20).mean(axis=1)
    scores = net.predict(features[None])[0]
    return NAMES[int(scores.argmax())]


gr.Interface(heard, gr.Audio(type="filepath"), "text").launch()
