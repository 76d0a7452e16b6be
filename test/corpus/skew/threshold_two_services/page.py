import joblib
import pandas as pd
import streamlit as st

lr = joblib.load("churn_lr.joblib")
tenure = st.number_input("Tenure", 0, 100)
monthly = st.number_input("Monthly charge", 0.0, 200.0)
tickets = st.number_input("Tickets", 0, 50)
customer = pd.DataFrame({"tenure": [tenure], "monthly": [monthly], "tickets": [tickets]})
risk = lr.predict_proba(customer)[0, 1]
if risk > 0.5:  # ! skew/threshold-mismatch
    st.error("Will leave")
else:
    st.success("Will stay")
