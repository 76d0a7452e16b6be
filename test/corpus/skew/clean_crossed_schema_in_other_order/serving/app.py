import joblib
import pandas as pd
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
model, features = joblib.load("loans.joblib")


class Loan(BaseModel):
    open_accounts: int
    years_employed: float
    debt: float
    income: float


@app.post("/default")
def default(loan: Loan):
    frame = pd.DataFrame([loan.model_dump()])
    return {"default": float(model.predict_proba(frame[features])[0, 1])}
