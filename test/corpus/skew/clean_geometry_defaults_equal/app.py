import numpy as np
import streamlit as st
from tensorflow.keras.models import load_model
from tensorflow.keras.preprocessing.image import img_to_array, load_img

WIDTH = HEIGHT = 180
cats = load_model("cats.h5")
file = st.file_uploader("A cat")
if file is not None:
    with open("upload.jpg", "wb") as copy:
        copy.write(file.getbuffer())
    pixels = img_to_array(load_img("upload.jpg", target_size=(HEIGHT, WIDTH)))
    pixels *= 1.0 / 255
    chance = float(cats.predict(np.expand_dims(pixels, 0))[0][0])
    st.write("tabby" if chance > 0.5 else "siamese")
