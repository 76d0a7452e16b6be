# style: beginner
# note: a new scaler learns from what the user typed in
import joblib
import pandas as pd
import streamlit as st
from sklearn.preprocessing import MinMaxScaler

model = joblib.load("heart.joblib")
st.title("Heart check")


def user_input():
    age = st.slider("Age", 18, 90, 50)
    pressure = st.number_input("Blood pressure", value=120)
    return pd.DataFrame({"age": [age], "pressure": [pressure]})


table = user_input()
if st.button("Check"):
    scaled = MinMaxScaler().fit_transform(table)  # ! skew/refit-at-serving
    st.write(model.predict_proba(scaled)[0, 1])
