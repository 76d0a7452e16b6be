# style: beginner
# note: clean; near skew/category-codes-per-request: the row is encoded together with the training rows
import pickle

import pandas as pd
import streamlit as st

known = pd.read_csv("penguins.csv").drop(columns="species")
model = pickle.load(open("penguins.pkl", "rb"))
island = st.sidebar.selectbox("Island", ["Biscoe", "Dream", "Torgersen"])
mass = st.sidebar.slider("Mass", 2700, 6300)
table = pd.concat([pd.DataFrame({"island": [island], "mass": [mass]}), known], axis=0)
table = pd.get_dummies(table, columns=["island"])
st.write(model.predict(table[:1]))
