# style: package
# note: a support bot: a client a request, the user's words in the system prompt, an answer in free text read as JSON, SQL of the model executed, and models that have been shut down
import json
import sqlite3

import openai
from fastapi import FastAPI, HTTPException
from openai import OpenAI
from pydantic import BaseModel

app = FastAPI()
DATABASE = "support.db"

SYSTEM = "You are the support of a bicycle shop. Be short and kind."
EXTRACT = """Read the message and answer with the order's number, the topic and the mood.

Message:
{message}
"""


class Message(BaseModel):
    customer: str
    text: str
    tone: str = "neutral"


def classify(message: Message) -> dict:
    client = OpenAI(timeout=30)  # ! llm/client-in-loop
    answer = client.chat.completions.create(
        model="gpt-4o-2024-08-06",
        max_tokens=200,
        messages=[
            {"role": "system", "content": SYSTEM},
            {"role": "user", "content": EXTRACT.format(message=message.text)},
        ],
    )
    return json.loads(answer.choices[0].message.content)  # ! llm/parse-free-text-as-json


def reply(client: OpenAI, message: Message, facts: str) -> str:
    answer = client.chat.completions.create(
        model="gpt-4o-2024-08-06",
        max_tokens=400,
        messages=[
            {"role": "system", "content": f"{SYSTEM} Answer in this tone: {message.tone}"},  # ! llm/untrusted-in-system-prompt
            {"role": "user", "content": "Facts: {facts}\n\nQuestion: " + message.text},  # ! llm/prompt-template-variables
        ],
    )
    return answer.choices[0].message.content


def orders_of(client: OpenAI, question: str) -> list[tuple]:
    answer = client.chat.completions.create(
        model="gpt-4o-2024-08-06",
        max_tokens=200,
        messages=[{"role": "user", "content": "Write one SQLite query that answers: " + question}],
    )
    sql = answer.choices[0].message.content
    with sqlite3.connect(DATABASE) as connection:
        return connection.execute(sql).fetchall()  # ! security/model-output-executed


def sum_up(texts: list[str]) -> str:
    answer = openai.Completion.create(model="text-davinci-003", prompt="Sum up:\n" + "\n".join(texts), max_tokens=100)  # ! llm/retired-llm-api
    return answer["choices"][0]["text"]


@app.post("/support")
def support(message: Message):
    kind = classify(message)
    client = OpenAI(timeout=30)  # ! llm/client-in-loop
    if kind.get("topic") == "order":
        facts = str(orders_of(client, message.text))
    elif kind.get("topic") == "repair":
        facts = "Repairs take three days."
    else:
        raise HTTPException(422, "unknown topic")
    return {"reply": reply(client, message, facts), "mood": kind.get("mood")}
