import joblib
import pandas as pd
import streamlit as st

model = joblib.load("left.joblib")
age = st.number_input("Age", 16, 70)
pay = st.number_input("Pay", 0, 20000)
hours = st.number_input("Hours", 1, 60)
person = pd.DataFrame({"age": [age], "pay_per_hour": [pay / hours]})
person["overtime"] = 0  # ! skew/column-set-mismatch@rest
person["commute"] = 0  # ! skew/column-set-mismatch@rest
risk = model.predict_proba(person[["age", "pay_per_hour", "overtime", "commute"]])[0, 1]
if risk > 0.6:  # ! skew/threshold-mismatch
    st.error("Talk to them")
