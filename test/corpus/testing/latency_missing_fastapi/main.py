# style: package
# note: the route is tested for what it answers, not for how long it takes
# open: testing/no-behaviour-test testing/no-output-range-test
import onnxruntime
import numpy as np
from fastapi import FastAPI
from pydantic import BaseModel, conlist

app = FastAPI()
session = onnxruntime.InferenceSession("ranker.onnx")


class Query(BaseModel):
    values: conlist(float, min_length=8, max_length=8)


@app.post("/rank")
def rank(query: Query):  # ! testing/no-latency-test
    scores = session.run(None, {"input": np.asarray([query.values], dtype=np.float32)})[0]
    return {"rank": int(np.argmax(scores))}
