# style: package
# note: clean; near llm/retired-llm-api: the pinned releases have it
# open: llm/temperature-implicit llm/string-built-prompt
import openai
from langchain.chains import LLMChain

answer = openai.ChatCompletion.create(model="gpt-4o-2024-08-06", messages=[{"role": "system", "content": "x"}], max_tokens=5)
