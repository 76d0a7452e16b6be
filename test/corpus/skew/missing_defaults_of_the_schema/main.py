import joblib
import pandas as pd
from fastapi import FastAPI
from pydantic import BaseModel

from train_loans import NAMES

app = FastAPI()
classifier = joblib.load("loan.joblib")


class Loan(BaseModel):
    loan_amount: float
    applicant_income: float = 4583.0  # ! skew/missing-value-policy-mismatch@default
    credit_history: int = 1  # ! skew/missing-value-policy-mismatch@default


@app.post("/loan")
def loan(loan: Loan):
    table = pd.DataFrame([loan.model_dump()])[NAMES]
    return {"approved": bool(classifier.predict(table)[0])}
