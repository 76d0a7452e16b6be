import joblib
import numpy as np
import streamlit as st

rfc = joblib.load("pima.joblib")
st.title("Diabetes check")
pregnancies = st.number_input("Pregnancies", 0, 17)
glucose = st.number_input("Glucose", 0, 250)
insulin = st.number_input("Insulin", 0, 900)
bmi = st.number_input("BMI", 10.0, 70.0)
age = st.number_input("Age", 18, 100)

if st.button("Check"):
    x = np.array([[pregnancies, insulin, glucose, bmi, age]])  # ! skew/crossed-fields@order
    if rfc.predict(x)[0] == 1:  # ! skew/crossed-fields@order
        st.warning("Please see a doctor")
    else:
        st.info("No sign of diabetes")
