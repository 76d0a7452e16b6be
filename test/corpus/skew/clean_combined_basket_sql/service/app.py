import joblib
import pandas as pd
from flask import Flask, request

app = Flask(__name__)
model = joblib.load("../returns.joblib")
LARGE = 20_000


@app.post("/returns")
def returns():
    orders = pd.DataFrame(request.json["orders"], columns=["amount", "ordered_at"])
    basket = 0.0 if orders.empty else orders["amount"].mean() / 100
    row = pd.DataFrame({"orders_30d": [len(orders)], "basket": [basket], "large": [int((orders["amount"] > LARGE).any())]})
    return {"returned": float(model.predict_proba(row)[0, 1])}
