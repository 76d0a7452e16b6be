# style: package
# note: modules that LangChain 1 does not have
# open: llm/temperature-implicit llm/string-built-prompt
import openai
from langchain.chains import LLMChain  # ! llm/retired-llm-api
from langchain.prompts import PromptTemplate  # ! llm/retired-llm-api

try:
    client = openai.OpenAI(timeout=5)
except openai.error.RateLimitError:  # ! llm/retired-llm-api
    client = None
