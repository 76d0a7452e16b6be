import joblib
import pandas as pd
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("left.joblib")


def band(risk):
    if risk >= 0.75:
        return "call today"
    if risk >= 0.5:
        return "write"
    if risk >= 0.25:
        return "watch"
    return "leave alone"


@app.post("/band")
def member(visits: int, months: int):
    risk = float(model.predict_proba(pd.DataFrame([{"visits": visits, "months": months}]))[0, 1])
    return {"band": band(risk)}
