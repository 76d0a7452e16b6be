# style: package
# note: models that were shut down
# open: llm/temperature-implicit llm/string-built-prompt
from anthropic import Anthropic
from openai import OpenAI

client = OpenAI(timeout=30)
first = client.completions.create(model="text-davinci-003", prompt="x", max_tokens=5)  # ! llm/retired-llm-api
second = client.chat.completions.create(model="gpt-4-vision-preview", messages=[{"role": "system", "content": "x"}], max_tokens=5)  # ! llm/retired-llm-api
third = Anthropic().messages.create(model="claude-2.1", max_tokens=5, system="x", messages=[{"role": "user", "content": "x"}])  # ! llm/retired-llm-api
