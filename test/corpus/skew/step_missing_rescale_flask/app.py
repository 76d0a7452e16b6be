import os

import numpy as np
from flask import Flask, render_template, request
from tensorflow.keras.models import load_model
from tensorflow.keras.preprocessing import image
from werkzeug.utils import secure_filename

app = Flask(__name__)
model = load_model("malaria.h5")


def model_predict(img_path):
    img = image.load_img(img_path, target_size=(128, 128))
    x = image.img_to_array(img)
    x = np.expand_dims(x, axis=0)
    preds = model.predict(x)  # ! skew/step-mismatch
    return "Uninfected" if preds[0][0] > 0.5 else "Parasite"


@app.route("/", methods=["GET"])
def index():
    return render_template("index.html")


@app.route("/predict", methods=["POST"])
def upload():
    f = request.files["file"]
    path = os.path.join("uploads", secure_filename(f.filename))
    f.save(path)
    return model_predict(path)


if __name__ == "__main__":
    app.run(debug=True)
