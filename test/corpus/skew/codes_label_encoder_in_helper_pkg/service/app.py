# style: package
# note: the service's own helper numbers the words of a request anew, training saved its encoders
import joblib
import pandas as pd
from fastapi import FastAPI

from service.encoding import encode

app = FastAPI()
model = joblib.load("models/income.joblib")


@app.post("/income")
def income(person: dict):
    frame = encode(pd.DataFrame([person]))
    return {"over_50k": bool(model.predict(frame[["age", "workclass", "education", "occupation", "hours"]])[0])}
