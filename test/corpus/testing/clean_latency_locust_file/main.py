# style: package
# note: clean; near testing/no-latency-test: a load test with a limit lies beside the service, and a unit test measures the slowest of many calls
# open: testing/no-behaviour-test testing/no-data-schema-test testing/no-dataset-test testing/no-determinism-test testing/no-edge-case-test testing/no-feature-list-test testing/no-gradient-test testing/no-learnability-test testing/no-output-range-test testing/no-prompt-regression-test testing/no-quality-gate testing/no-roundtrip-test testing/no-slice-test testing/no-smoke-test testing/no-split-test testing/untested-feature-code testing/no-contract-test testing/no-parity-test
import joblib
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
model = joblib.load("eta.joblib")


class Trip(BaseModel):
    km: float
    hour: int


@app.post("/eta")
def eta(trip: Trip):
    return {"minutes": float(model.predict([[trip.km, trip.hour]])[0])}
