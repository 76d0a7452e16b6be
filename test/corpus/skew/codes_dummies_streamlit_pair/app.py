import joblib
import pandas as pd
import streamlit as st

model = joblib.load("insurance.joblib")

st.header("Insurance charges")
person = {
    "age": st.slider("Age", 18, 64),
    "sex": st.radio("Sex", ["female", "male"]),
    "bmi": st.number_input("BMI", 15.0, 50.0),
    "children": st.slider("Children", 0, 5),
    "smoker": st.radio("Smoker", ["no", "yes"]),
    "region": st.selectbox("Region", ["northeast", "northwest", "southeast", "southwest"]),
}

if st.button("Estimate"):
    row = pd.get_dummies(pd.DataFrame([person]))  # ! skew/category-codes-per-request
    st.metric("Charges per year", f"{model.predict(row.values)[0]:,.0f} $")
