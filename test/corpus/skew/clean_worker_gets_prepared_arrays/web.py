import numpy as np
from flask import Flask, request
from tensorflow import keras

app = Flask(__name__)
net = keras.models.load_model("clothing.keras")


@app.post("/classify")
def classify():
    image = np.array(request.json["image"], dtype="float32") / 255.0
    return {"class": int(net.predict(image[None]).argmax())}
