# style: package
# note: a prompt decides what becomes of a ticket, and no example answers are kept
# open: testing/no-edge-case-test testing/untested-feature-code testing/no-behaviour-test
import json

import pandas as pd
from openai import OpenAI

PROMPT = """You sort tickets. Answer with JSON: {{"team": "billing" | "shipping" | "other", "urgent": true | false}}.
Ticket: {ticket}"""


def to_prompt(ticket):
    return PROMPT.format(ticket=" ".join(ticket.split())[:2000])


def triage(ticket, client=None):  # ! testing/no-prompt-regression-test
    client = client or OpenAI()
    answer = client.chat.completions.create(model="gpt-4o-mini", messages=[{"role": "user", "content": to_prompt(ticket)}])
    return json.loads(answer.choices[0].message.content)


def triage_all(tickets: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame([triage(text) for text in tickets["text"]])
