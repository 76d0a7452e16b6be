import pickle

import pandas as pd
import streamlit as st

with open("stars.pkl", "rb") as f:
    tree = pickle.load(f)

hours = st.number_input("Hours", 0, 12)
rest = st.number_input("Minutes", 0, 59)
steps = st.slider("Steps", 1, 40)
query = pd.DataFrame({"minutes": [60 * hours + rest], "steps": [steps]})
st.write(f"{tree.predict(query)[0]:.1f} stars")
