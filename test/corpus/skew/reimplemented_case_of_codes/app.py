import joblib
import pandas as pd
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
model = joblib.load("permits.joblib")


class Permit(BaseModel):
    state: str  # ! skew/feature-reimplemented
    pay: float


@app.post("/granted")
def granted(permit: Permit):
    return {"granted": bool(model.predict(pd.DataFrame([permit.model_dump()]))[0])}
