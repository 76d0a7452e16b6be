# style: package
# note: an answer of a chat model of LangChain
# open: llm/temperature-implicit llm/string-built-prompt
import json

from langchain_openai import ChatOpenAI

llm = ChatOpenAI(model="gpt-4o-2024-08-06", temperature=0, timeout=20)


def extract(page):
    said = llm.invoke("Give the names as JSON: " + page)
    return json.loads(said.content)["names"]  # ! llm/parse-free-text-as-json
