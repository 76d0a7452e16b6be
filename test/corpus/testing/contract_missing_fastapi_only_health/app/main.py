# style: package
# note: the client asks for /health alone
# open: testing/no-latency-test testing/untested-feature-code testing/no-feature-list-test testing/no-behaviour-test testing/no-edge-case-test
import joblib
from fastapi import APIRouter, FastAPI
from pydantic import BaseModel

router = APIRouter(prefix="/v1")
model = joblib.load("artifacts/wine.joblib")


class Wine(BaseModel):
    acidity: float
    sugar: float


@router.get("/health")
def health():
    return {"status": "ok"}


@router.post("/quality")
def quality(wine: Wine):  # ! testing/no-contract-test
    return {"quality": float(model.predict([[wine.acidity, wine.sugar]])[0])}


app = FastAPI()
app.include_router(router)
