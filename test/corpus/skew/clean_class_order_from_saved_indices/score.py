import json
import logging

import numpy as np
import tensorflow as tf


def init():
    global net, names
    net = tf.keras.models.load_model("rice.keras")
    with open("rice_classes.json") as f:
        names = {number: name for name, number in json.load(f).items()}
    logging.info("%d kinds of rice", len(names))


def run(data):
    grain = tf.keras.utils.load_img(json.loads(data)["path"], target_size=(100, 100))
    scores = net.predict(np.array(grain)[None] / 255.0)[0]
    return {"kind": names[int(scores.argmax())]}
