import pickle
import re

from flask import Flask, request
from tensorflow import keras
from tensorflow.keras.preprocessing.sequence import pad_sequences

app = Flask(__name__)
net = keras.models.load_model("angry.keras")
words = pickle.load(open("words.pkl", "rb"))


@app.post("/angry")
def angry():
    text = re.sub(r"https?://\S+", "", re.sub(r"@\w+", "", request.json["text"].strip().lower()))
    X = pad_sequences(words.texts_to_sequences([text]), maxlen=80)
    return {"angry": float(net.predict(X)[0, 0])}
