import pickle

import streamlit as st

with open("calories.pkl", "rb") as f:
    svr = pickle.load(f)
miles = st.number_input("Miles", 0.0, 60.0)
hours = st.number_input("Hours", 0.0, 24.0)
km = miles * 1.609344
minutes = hours * 60
st.write(f"{svr.predict([[km, minutes]])[0]:.0f} kcal")
