import librosa
from flask import Flask, request
from tensorflow import keras

from src.config import AudioConfig

app = Flask(__name__)
net = keras.models.load_model(AudioConfig.checkpoint)


@app.post("/cough")
def cough():
    request.files["clip"].save("clip.wav")
    wave, _ = librosa.load("clip.wav", sr=16000, duration=3.0)  # ! skew/config-versus-literal@rate
    wave = librosa.util.fix_length(wave, size=48000)  # ! skew/config-versus-literal@rate
    mel = librosa.feature.melspectrogram(y=wave, sr=16000, n_mels=80)  # ! skew/config-versus-literal@rate
    return {"ill": float(net.predict(mel[None, ..., None])[0, 0])}
