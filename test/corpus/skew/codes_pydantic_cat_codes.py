# style: package
# note: codes of one row
import joblib
import pandas as pd
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
model = joblib.load("loan.joblib")


class Applicant(BaseModel):
    job: str
    city: str
    income: float


@app.post("/loan")
def loan(applicant: Applicant):
    table = pd.DataFrame([applicant.dict()])
    table["job"] = table["job"].astype("category")
    table["city"] = pd.factorize(table["city"])[0]  # ! skew/category-codes-per-request
    table["job"] = table["job"].cat.codes  # ! skew/category-codes-per-request
    return {"approved": bool(model.predict(table)[0])}
