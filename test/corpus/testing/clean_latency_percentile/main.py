# style: package
# note: clean; near testing/no-latency-test: the slowest of a hundred answers is held to a budget
# open: testing/no-behaviour-test testing/no-output-range-test
import numpy as np
import onnxruntime
from fastapi import FastAPI
from pydantic import BaseModel, conlist

BUDGET_SECONDS = 0.2

app = FastAPI()
session = onnxruntime.InferenceSession("ranker.onnx")


class Query(BaseModel):
    values: conlist(float, min_length=8, max_length=8)


@app.post("/rank")
async def rank(query: Query):
    scores = session.run(None, {"input": np.asarray([query.values], dtype=np.float32)})[0]
    return {"rank": int(np.argmax(scores))}
