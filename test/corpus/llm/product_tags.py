# style: competition
# note: tags for products with an old client in a loop, and answers taken for JSON
# open: llm/temperature-implicit llm/unbounded-call llm/model-alias-unpinned llm/no-system-message llm/string-built-prompt llm/llm-error-unhandled
import json

import openai
import pandas as pd
from anthropic import Anthropic
from openai import OpenAI

products = pd.read_csv("products.csv")


def old_tags(text):
    said = openai.ChatCompletion.create(model="gpt-3.5-turbo", messages=[{"role": "user", "content": text}])  # ! llm/retired-llm-api
    return said["choices"][0]["message"]["content"]


def tags(text):
    client = Anthropic()
    said = client.messages.create(model="claude-sonnet-4-5-20250929", max_tokens=200, messages=[{"role": "user", "content": f"Tags as JSON for: {text}"}])
    return json.loads(said.content[0].text)  # ! llm/parse-free-text-as-json


rows = []
for text in products["title"]:
    client = OpenAI(api_key="from-the-environment")  # ! llm/client-in-loop
    said = client.responses.create(model="gpt-4o-mini-2024-07-18", input="Title: {text}")  # ! llm/prompt-template-variables
    rows.append(said.output_text)
products["tags"] = rows
products["more"] = [tags(text) for text in products["title"]]
