# style: beginner
# note: clean; near skew/category-codes-per-request: missing dummy columns are added and all are put in order
import pickle

import pandas as pd
import streamlit as st

model = pickle.load(open("tips.pkl", "rb"))
COLUMNS = pickle.load(open("columns.pkl", "rb"))
day = st.selectbox("Day", ["Fri", "Sat", "Sun"])
size = st.number_input("Guests", 1, 12)
row = pd.get_dummies(pd.DataFrame({"day": [day], "size": [size]}))
for column in COLUMNS:
    if column not in row.columns:
        row[column] = 0
row = row[COLUMNS]
st.write(model.predict(row)[0])
