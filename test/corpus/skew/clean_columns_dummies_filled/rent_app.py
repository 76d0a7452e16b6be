import joblib
import pandas as pd
import streamlit as st

lasso, columns = joblib.load("rent.joblib")
area = st.number_input("Area", 10, 400)
rooms = st.number_input("Rooms", 1, 12)
district = st.text_input("District")
flat = pd.DataFrame([{"area": area, "rooms": rooms, "district": district}])
flat = pd.get_dummies(flat, columns=["district"]).reindex(columns=columns, fill_value=0)
st.metric("Rent", f"{lasso.predict(flat)[0]:.0f} €")
