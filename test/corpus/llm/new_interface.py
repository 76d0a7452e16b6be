# style: package
# note: clean; near llm/retired-llm-api: the interface of today
# open: llm/temperature-implicit llm/string-built-prompt
import openai
from langchain_core.prompts import PromptTemplate
from openai import OpenAI

openai.api_key = "x"
client = OpenAI(timeout=30)
try:
    answer = client.chat.completions.create(model="gpt-4o-2024-08-06", messages=[{"role": "system", "content": "x"}], max_tokens=5)
except openai.RateLimitError:
    answer = None
