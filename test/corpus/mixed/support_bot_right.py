# style: package
# note: clean; near llm/client-in-loop, llm/parse-free-text-as-json, llm/untrusted-in-system-prompt, llm/prompt-template-variables, security/model-output-executed, llm/retired-llm-api: one client for the service, structured output, user text in the user's message, templates that are filled, and SQL that is only written by us
import json
import logging
import sqlite3
from functools import lru_cache

from fastapi import Depends, FastAPI, HTTPException
from openai import APIError, OpenAI, RateLimitError
from pydantic import BaseModel, ValidationError

log = logging.getLogger(__name__)
app = FastAPI()
SYSTEM = "You are the support of a bicycle shop. Be short and kind. Today's offers: {offers}"
EXTRACT = "Read the message and answer with JSON that has the keys order, topic and mood.\n\nMessage:\n{message}"
TONES = {"neutral": "Be matter-of-fact.", "warm": "Be warm."}


class Message(BaseModel):
    customer: str
    text: str
    tone: str = "neutral"


class Kind(BaseModel):
    order: int | None = None
    topic: str
    mood: str


@lru_cache(maxsize=1)
def client() -> OpenAI:
    return OpenAI(timeout=30, max_retries=3)


def offers() -> str:
    with open("offers.txt") as file:
        return file.read().strip()


def classify(llm: OpenAI, message: Message) -> Kind | None:
    answer = llm.chat.completions.create(
        model="gpt-4o-2024-08-06",
        max_tokens=200,
        response_format={"type": "json_object"},
        messages=[{"role": "user", "content": EXTRACT.format(message=message.text)}],
    )
    try:
        return Kind(**json.loads(answer.choices[0].message.content))
    except (json.JSONDecodeError, ValidationError):
        log.warning("no JSON in the answer")
        return None


def orders_of(number: int) -> list[tuple]:
    with sqlite3.connect("support.db") as connection:
        return connection.execute("SELECT item, state FROM orders WHERE number = ?", (number,)).fetchall()


def reply(llm: OpenAI, message: Message, facts: str) -> str:
    try:
        answer = llm.chat.completions.create(
            model="gpt-4o-2024-08-06",
            max_tokens=400,
            messages=[
                {"role": "system", "content": SYSTEM.format(offers=offers()) + " " + TONES.get(message.tone, "")},
                {"role": "user", "content": f"Facts: {facts}\n\nQuestion: {message.text}"},
            ],
        )
    except (RateLimitError, APIError) as error:
        raise HTTPException(503, "try again") from error
    choice = answer.choices[0]
    return choice.message.content if choice.finish_reason == "stop" else choice.message.content + " …"


@app.post("/support")
def support(message: Message, llm: OpenAI = Depends(client)):
    kind = classify(llm, message)
    if kind is None:
        raise HTTPException(422, "not understood")
    facts = json.dumps(orders_of(kind.order)) if kind.order else "none"
    log.info("topic %s", kind.topic)
    return {"reply": reply(llm, message, facts), "mood": kind.mood}
