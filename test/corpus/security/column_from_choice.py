# style: package
# note: clean; near security/pandas-eval-untrusted: a column that is chosen from a list
import pandas as pd
import streamlit as st

prices = pd.read_csv("prices.csv")
column = st.selectbox("column", list(prices.columns))
st.write(prices[prices[column] > 0])
st.write(prices.query("price > 0"))
