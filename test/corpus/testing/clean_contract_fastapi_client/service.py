# style: package
# note: clean; near testing/no-contract-test: the predict route is asked for a good, a short and a wrong body, under the router's prefix
# open: testing/no-latency-test testing/no-behaviour-test testing/no-feature-list-test
import joblib
from fastapi import APIRouter, Depends, FastAPI
from pydantic import BaseModel, Field

router = APIRouter(prefix="/v2", tags=["loan"])


class Loan(BaseModel):
    income: float = Field(ge=0)
    amount: float = Field(gt=0)


def get_model():
    return joblib.load("loan.joblib")


def ratio(loan: Loan) -> float:
    return loan.amount / max(loan.income, 1.0)


@router.post("/score")
def score(loan: Loan, model=Depends(get_model)):
    return {"score": float(model.predict_proba([[loan.income, loan.amount, ratio(loan)]])[0][1])}


app = FastAPI()
app.include_router(router, prefix="/api")
