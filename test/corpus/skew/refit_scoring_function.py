# style: beginner
# note: a desktop form's function loads the model and fits a scaler on what was typed in
import tkinter as tk

import joblib
import pandas as pd
from sklearn.preprocessing import StandardScaler


def predict_risk(table):
    model = joblib.load("risk.joblib")
    scaler = StandardScaler()
    table = scaler.fit_transform(table)  # ! skew/refit-at-serving
    return model.predict(table)[0]


window = tk.Tk()
age = tk.Entry(window)
age.pack()
tk.Button(window, text="Risk", command=lambda: print(predict_risk(pd.DataFrame([[float(age.get())]])))).pack()
window.mainloop()
