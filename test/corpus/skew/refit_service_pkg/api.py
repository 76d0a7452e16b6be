# style: package
# note: the fit is in a helper of another file
from fastapi import FastAPI
from pydantic import BaseModel

from features import prepare
from registry import load_model

app = FastAPI()
model = load_model()


class Message(BaseModel):
    text: str


@app.post("/spam")
def spam(message: Message):
    return {"spam": bool(model.predict(prepare(message.text))[0])}
