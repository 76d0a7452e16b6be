import gradio as gr
import joblib
import numpy as np
from PIL import Image

forest = joblib.load("digits.joblib")


def guess(drawing):
    picture = Image.fromarray(drawing["layers"][0]).convert("L").resize((28, 28))
    pixels = np.array(picture) / 255.0  # ! skew/step-mismatch
    return str(forest.predict(pixels.reshape(1, -1))[0])


gr.Interface(fn=guess, inputs=gr.Sketchpad(), outputs="label").launch()
