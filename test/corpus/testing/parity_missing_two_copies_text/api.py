import re

import joblib
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
model = joblib.load("queue.joblib")


class Ticket(BaseModel):
    text: str


def clean_one(text: str) -> str:  # ! testing/no-parity-test@1
    return re.sub(r"[^a-z ]", " ", text.lower()).strip()


@app.post("/queue")
def queue(ticket: Ticket):  # ! testing/no-parity-test@1
    return {"queue": str(model.predict([clean_one(ticket.text)])[0])}
