import joblib
import pandas as pd
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("left.joblib")


@app.post("/explain")
def explain(customer: dict):
    frame = pd.DataFrame([customer])
    for name in frame.columns:
        if name.startswith("is_"):
            frame[name] = frame[name].astype(bool)
    return {"left": float(model.predict_proba(frame)[0, 1])}
