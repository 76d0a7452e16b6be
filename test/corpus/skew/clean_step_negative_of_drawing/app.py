import numpy as np
from flask import Flask, request
from PIL import Image
from tensorflow import keras

app = Flask(__name__)
net = keras.models.load_model("digits.keras")


@app.post("/digit")
def digit():
    page = Image.open(request.files["page"].stream).convert("L").resize((28, 28))
    strokes = (255 - np.array(page)) / 255
    return {"digit": int(net.predict(strokes.reshape(1, 28, 28, 1)).argmax())}
