import joblib
import pandas as pd
import streamlit as st

from columns import COLUMNS, prepared

saved = joblib.load("left.joblib")
person = pd.DataFrame(
    [{"age": st.number_input("Age", 16, 70), "pay": st.number_input("Pay", 0, 20000), "hours": st.number_input("Hours", 1, 60), "overtime": st.number_input("Overtime", 0, 60)}]
)
risk = saved["model"].predict_proba(prepared(person)[COLUMNS])[0, 1]
if risk > saved["threshold"]:
    st.error("Talk to them")
elif risk > 0.9 * saved["threshold"]:
    st.info("Nearly")
