import datetime as dt

import mlflow.sklearn
import pandas as pd
from fastapi import FastAPI

app = FastAPI()
trees = mlflow.sklearn.load_model("models:/call-solved@champion")


@app.get("/solved")
def solved(called_at: dt.datetime, seconds: int):
    row = pd.DataFrame({"weekday": [called_at.weekday()], "minutes": [seconds / 60]})
    return {"solved": float(trees.predict_proba(row)[0, 1])}
