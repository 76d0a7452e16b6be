# style: package
# note: clients for each request and round
# open: llm/temperature-implicit llm/string-built-prompt llm/llm-error-unhandled
import openai
from anthropic import Anthropic
from fastapi import FastAPI
from openai import OpenAI

app = FastAPI()


@app.post("/ask")
def ask(question: str):
    client = OpenAI(timeout=30)  # ! llm/client-in-loop
    return client.responses.create(model="gpt-4o-2024-08-06", instructions="x", input=question, max_output_tokens=5)


for text in ["a", "b"]:
    other = Anthropic()  # ! llm/client-in-loop
    other.messages.create(model="claude-3-5-haiku-20241022", max_tokens=5, system="x", messages=[{"role": "user", "content": text}])
while True:
    if openai.OpenAI(timeout=5).models.list():  # ! llm/client-in-loop
        break
