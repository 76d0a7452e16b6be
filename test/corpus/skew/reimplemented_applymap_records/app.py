import pickle

from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
with open("kicks.bin", "rb") as f:
    dv, model = pickle.load(f)


class Kick(BaseModel):
    keeper: str  # ! skew/feature-reimplemented
    stadium: str
    minute: int


@app.post("/goal")
def goal(kick: Kick):
    return {"goal": float(model.predict_proba(dv.transform([kick.model_dump()]))[0, 1])}
