# style: package
# note: what a strict reviewer asks for
# open: llm/temperature-implicit llm/string-built-prompt
from langchain_openai import ChatOpenAI
from openai import OpenAI

client = OpenAI()
answer = client.chat.completions.create(model="gpt-4o-mini", messages=[{"role": "user", "content": "Hi"}])  # ! llm/model-alias-unpinned llm/unbounded-call llm/temperature-implicit llm/no-system-message
chat = ChatOpenAI(model="gpt-4", temperature=0)  # ! llm/model-alias-unpinned


def ask(text):
    return client.responses.create(model="gpt-4o-mini", input="Say: " + text)  # ! llm/string-built-prompt
