# style: package
# note: a request that waits for a model
# open: llm/temperature-implicit llm/string-built-prompt llm/no-system-message llm/model-alias-unpinned llm/unbounded-call llm/untrusted-in-system-prompt
from fastapi import FastAPI
from openai import OpenAI

app = FastAPI()
client = OpenAI(timeout=20)


@app.post("/answer")
def answer(question: str):
    said = client.responses.create(model="gpt-4o-2024-08-06", instructions="Be short.", input=question, max_output_tokens=200)  # ! llm/llm-error-unhandled
    return {"answer": said.output_text}
