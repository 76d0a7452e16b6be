# style: beginner
# note: a path of a Windows machine
import pandas as pd

table = pd.read_excel(r"C:\Users\tom\Documents\sales.xlsx")  # ! pipeline/absolute-path
