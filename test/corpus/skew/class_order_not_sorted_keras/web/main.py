import numpy as np
import tensorflow as tf
from flask import Flask, jsonify, request

app = Flask(__name__)
model = tf.keras.models.load_model("potato.h5")
CLASSES = ["healthy", "Early_blight", "Late_blight"]  # ! skew/class-order-mismatch


@app.route("/potato", methods=["POST"])
def potato():
    request.files["leaf"].save("leaf.jpg")
    leaf = tf.keras.utils.load_img("leaf.jpg", target_size=(200, 200))
    x = tf.keras.utils.img_to_array(leaf)[np.newaxis] / 255.0
    scores = model.predict(x)[0]
    return jsonify({"disease": CLASSES[int(np.argmax(scores))], "score": float(scores.max())})
