import gradio as gr
import numpy as np
from tensorflow.keras.applications.mobilenet_v2 import preprocess_input
from tensorflow.keras.models import load_model
from tensorflow.keras.preprocessing.image import img_to_array

NAMES = ["daisy", "dandelion", "rose", "sunflower", "tulip"]
net = load_model("flowers.keras")


def guess(picture):
    picture = picture.convert("RGB").resize((224, 224), 0)
    x = img_to_array(picture) / 255.0
    x = preprocess_input(x)  # ! skew/step-mismatch
    scores = net.predict(x[np.newaxis])[0]
    return {name: float(score) for name, score in zip(NAMES, scores)}


gr.Interface(fn=guess, inputs=gr.Image(type="pil"), outputs=gr.Label(num_top_classes=3)).launch()
