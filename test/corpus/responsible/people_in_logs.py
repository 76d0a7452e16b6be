# style: package
# note: personal fields in logs, prints and prompts
import logging

import pandas as pd
from openai import OpenAI

logger = logging.getLogger(__name__)
client = OpenAI()
customers = pd.read_csv("customers.csv")


def score(customer):
    logger.info("scoring %s", customer["email"])  # ! responsible/pii-logged-or-sent
    print(f"born {customer.date_of_birth}")  # ! responsible/pii-logged-or-sent
    return client.chat.completions.create(  # ! responsible/pii-logged-or-sent
        model="m", messages=[{"role": "user", "content": f"Write to {customer['full_name']}"}]
    )
