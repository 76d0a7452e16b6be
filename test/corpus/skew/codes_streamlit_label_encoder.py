# style: beginner
# note: a new label encoder for what the user chose
import pickle

import pandas as pd
import streamlit as st
from sklearn.preprocessing import LabelEncoder

with open("salary.pkl", "rb") as file:
    model = pickle.load(file)

country = st.selectbox("Country", ["Italy", "Japan", "Kenya"])
degree = st.selectbox("Degree", ["Bachelor", "Master"])
years = st.slider("Years", 0, 40)
if st.button("Salary"):
    row = pd.DataFrame([[country, degree, years]], columns=["country", "degree", "years"])
    le = LabelEncoder()
    row["country"] = le.fit_transform(row["country"])  # ! skew/category-codes-per-request
    row["degree"] = le.fit_transform(row["degree"])  # ! skew/category-codes-per-request
    st.success(model.predict(row)[0])
