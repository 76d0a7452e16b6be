# style: package
# note: fields of persons in a log and in a prompt
import logging

import pandas as pd
from openai import OpenAI

logger = logging.getLogger(__name__)
client = OpenAI(timeout=10)
people = pd.read_csv("people.csv")


def score(user):
    logger.info("scoring %s", user.email)  # ! responsible/pii-logged-or-sent
    prompt = f"Write to {user.full_name}"
    return client.responses.create(model="gpt-4o-2024-08-06", input=prompt, max_output_tokens=50)  # ! responsible/pii-logged-or-sent
