# style: beginner
# note: the interface of 2022, with nothing that pins it
# open: llm/temperature-implicit llm/string-built-prompt
import openai

openai.api_key = None
answer = openai.ChatCompletion.create(model="gpt-4o-2024-08-06", messages=[{"role": "system", "content": "x"}], max_tokens=5)  # ! llm/retired-llm-api
vector = openai.Embedding.create(input="x", model="text-embedding-3-small")  # ! llm/retired-llm-api
