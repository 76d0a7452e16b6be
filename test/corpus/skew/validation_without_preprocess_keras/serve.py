import numpy as np
import tensorflow as tf
from flask import Flask, jsonify, request
from tensorflow.keras.applications.xception import preprocess_input
from tensorflow.keras.preprocessing.image import img_to_array, load_img

app = Flask("clothes")
model = tf.keras.models.load_model("clothes.keras")


@app.post("/clothes")
def clothes():
    request.files["image"].save("/tmp/query.jpg")
    x = img_to_array(load_img("/tmp/query.jpg", target_size=(299, 299)))
    logits = model.predict(preprocess_input(np.array([x])))[0]
    return jsonify({"class": int(logits.argmax())})
