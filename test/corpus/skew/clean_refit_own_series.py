# style: beginner
# note: clean; near skew/refit-at-serving: one series is scaled by its own range and the forecast is scaled back
import numpy as np
import pandas as pd
import streamlit as st
from sklearn.preprocessing import MinMaxScaler
from tensorflow.keras.models import load_model

model = load_model("forecast.keras")
file = st.file_uploader("Sales by day")
if file is not None:
    sales = pd.read_csv(file)[["sales"]]
    scaler = MinMaxScaler()
    scaled = scaler.fit_transform(sales)
    last = scaled[-30:].reshape(1, 30, 1)
    tomorrow = scaler.inverse_transform(model.predict(last))
    st.write(float(np.ravel(tomorrow)[0]))
