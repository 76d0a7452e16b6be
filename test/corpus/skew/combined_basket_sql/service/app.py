import joblib
import pandas as pd
from flask import Flask, request

app = Flask(__name__)
model = joblib.load("../returns.joblib")  # ! skew/dependency-version-mismatch


@app.post("/returns")
def returns():
    orders = pd.DataFrame(request.json["orders"])
    row = pd.DataFrame({"orders_30d": [len(orders)], "basket": [orders["amount"].mean() / 100]})
    row["large"] = int(orders["amount"].max() > 50000)  # ! skew/sql-python-mismatch|skew/constant-mismatch
    return {"returned": float(model.predict_proba(row)[0, 1])}
