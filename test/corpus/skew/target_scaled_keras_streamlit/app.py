import joblib
import numpy as np
import streamlit as st
from tensorflow import keras

net = keras.models.load_model("wind.keras")
x_scaler = joblib.load("wind_x.joblib")

speed = st.slider("Wind speed (m/s)", 0.0, 30.0)
direction = st.slider("Direction", 0, 359)
temperature = st.slider("Temperature", -20, 40)
row = x_scaler.transform(np.array([[speed, direction, temperature]]))
power = float(net.predict(row)[0, 0])  # ! skew/target-transform-not-inverted@back
st.metric("Power (kW)", f"{power:.1f}")  # ! skew/target-transform-not-inverted@back
