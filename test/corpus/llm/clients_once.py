# style: package
# note: clean; near llm/client-in-loop: made once, or one for each address and key
# open: llm/temperature-implicit llm/string-built-prompt llm/llm-error-unhandled
from functools import lru_cache

from fastapi import Depends, FastAPI
from openai import OpenAI

app = FastAPI()


@lru_cache
def get_client():
    return OpenAI(timeout=30)


@app.post("/ask")
def ask(question: str, client=Depends(get_client)):
    return client.responses.create(model="gpt-4o-2024-08-06", instructions="x", input=question, max_output_tokens=5)


clients = [OpenAI(base_url=address, timeout=5) for address in ("http://a/v1", "http://b/v1")]
for key in ("first", "second"):
    client = OpenAI(api_key=key, timeout=5)
