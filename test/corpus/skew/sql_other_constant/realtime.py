import joblib
import pandas as pd
from flask import Flask, request

app = Flask(__name__)
model = joblib.load("churn_lr.joblib")


@app.post("/churn")
def churn():
    orders = pd.DataFrame(request.json["orders"])
    row = pd.DataFrame({"orders_90d": [len(orders)], "revenue_90d": [orders["amount"].sum() / 100]})
    row["big_spender"] = int(orders["amount"].max() > 100000)  # ! skew/sql-python-mismatch|skew/constant-mismatch
    return {"churn": float(model.predict_proba(row)[0, 1])}
