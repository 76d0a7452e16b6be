import cv2
import numpy as np
import streamlit as st
from skimage.restoration import denoise_bilateral
from tensorflow import keras

net = keras.models.load_model("coins.keras")
uploaded = st.file_uploader("A coin", type=["jpg"])
if uploaded:
    image = cv2.imdecode(np.frombuffer(uploaded.read(), np.uint8), cv2.IMREAD_COLOR)
    image = cv2.resize(image, (640, 640))
    st.image(image, channels="BGR")
    image = denoise_bilateral(image, channel_axis=-1)
    image = cv2.resize(image, (96, 96))
    st.write(int(net.predict(image[None]).argmax()))
