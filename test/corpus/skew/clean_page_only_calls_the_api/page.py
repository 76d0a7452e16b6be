import requests
import streamlit as st

st.title("How good is my wine?")
wine = {
    "alcohol": st.slider("Alcohol", 8.0, 15.0),
    "acid": st.slider("Acid", 0.1, 1.6),
    "sugar": st.slider("Sugar", 0.5, 16.0),
}
if st.button("Taste"):
    answer = requests.post("http://api:8000/predict", json=wine, timeout=5)
    st.write(answer.json()["quality"])
