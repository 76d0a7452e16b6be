from contextlib import asynccontextmanager

import joblib
import pandas as pd
from fastapi import FastAPI, Request
from pydantic import BaseModel

from train import MODEL_PATH


class Customer(BaseModel):
    age: int
    balance: float
    tenure_months: int
    plan: str
    region: str


@asynccontextmanager
async def lifespan(app: FastAPI):
    app.state.model = joblib.load(MODEL_PATH)
    yield


app = FastAPI(lifespan=lifespan)


@app.post("/churn")
async def churn(customer: Customer, request: Request):
    row = pd.DataFrame([customer.model_dump()])
    probability = request.app.state.model.predict_proba(row)[0, 1]
    return {"probability": float(probability)}
