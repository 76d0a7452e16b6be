import cv2
import numpy as np
import tensorflow as tf
from fastapi import FastAPI, File

app = FastAPI()
net = tf.keras.models.load_model("traffic.keras")


@app.post("/sign")
async def sign(picture: bytes = File()):
    image = cv2.imdecode(np.frombuffer(picture, np.uint8), cv2.IMREAD_COLOR)  # ! skew/channel-order-mismatch@bgr
    x = image.astype(np.float32)[None] / 255
    return {"sign": int(net.predict(x, verbose=0).argmax())}  # ! skew/channel-order-mismatch@bgr
