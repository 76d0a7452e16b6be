import pickle

import pandas as pd
import streamlit as st

with open("water.pkl", "rb") as f:
    saved = pickle.load(f)

file = st.file_uploader("Measurements", type="csv")
if file:
    samples = pd.read_csv(file)
    samples["ph"] = samples["ph"].fillna(saved["ph"])
    samples["sulfate"] = samples["sulfate"].fillna(samples["sulfate"].mean())  # ! skew/missing-value-policy-mismatch
    samples["quality"] = saved["model"].predict(samples[["ph", "sulfate", "hardness"]])
    st.dataframe(samples)
