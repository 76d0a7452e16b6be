import pickle

import streamlit as st

with open("spam_model.pkl", "rb") as f:
    model = pickle.load(f)  # ! skew/artifact-mismatch@unfitted

text = st.text_area("Paste the message")
if st.button("Is it spam?") and text:
    st.write(model.predict([text])[0])
