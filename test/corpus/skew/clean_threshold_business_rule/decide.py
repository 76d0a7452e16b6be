import json

import joblib
import pandas as pd
from flask import Flask, request

app = Flask(__name__)
scorer = joblib.load("scorer.joblib")
with open("policy.json") as f:
    policy = json.load(f)


@app.post("/decide")
def decide():
    risk = scorer.predict_proba(pd.DataFrame([request.json])[["income", "debt", "age"]])[0, 1]
    if risk < policy["auto_accept_below"]:
        return {"decision": "accept"}
    return {"decision": "reject" if risk > policy["auto_reject_above"] else "ask a person"}
