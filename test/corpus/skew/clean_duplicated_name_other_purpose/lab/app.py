import joblib
import pandas as pd
from flask import Flask, request

app = Flask(__name__)
knn = joblib.load("soil.joblib")


def prepare(payload):
    rows = payload["fields"]
    if not rows:
        raise ValueError("no fields")
    return pd.DataFrame(rows, columns=["n", "p", "k"])


@app.post("/yield")
def crop_yield():
    return {"yield_t": knn.predict(prepare(request.get_json())).tolist()}
