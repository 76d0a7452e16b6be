# style: package
# note: clean; near llm/retired-llm-api: a class and names of the project
# open: llm/temperature-implicit llm/string-built-prompt
import openai

from chat import ChatCompletion

MODELS = {"davinci": "our own ship", "ada": 2}
answer = ChatCompletion.create(model="gpt-4o-2024-08-06")
print(openai.__version__, MODELS)
