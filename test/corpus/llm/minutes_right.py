# style: course
# note: clean; near llm/agent-code-exec-unsandboxed, llm/faiss-dangerous-load, llm/no-system-message, llm/string-built-prompt, llm/temperature-implicit, llm/unbounded-call, llm/model-alias-unpinned, llm/llm-error-unhandled: minutes of meetings, from a store without pickles
import os
import time
from pathlib import Path

from langchain_chroma import Chroma
from langchain_core.tools import tool
from langchain_openai import ChatOpenAI, OpenAIEmbeddings
from langgraph.prebuilt import create_react_agent
from openai import APIError, OpenAI, RateLimitError

MODEL = os.environ.get("MODEL", "gpt-4o-2024-08-06")
client = OpenAI(timeout=30, max_retries=3)
store = Chroma(persist_directory="minutes", embedding_function=OpenAIEmbeddings(model="text-embedding-3-small"))


@tool
def search(question: str) -> str:
    """Looks into the minutes."""
    return "\n".join(page.page_content for page in store.similarity_search(question, k=3))


agent = create_react_agent(ChatOpenAI(model=MODEL, temperature=0, timeout=30, max_tokens=500), [search])


def summary(text: str) -> str | None:
    for wait in (1, 4, 16):
        try:
            said = client.responses.create(
                model=MODEL, temperature=0.2, max_output_tokens=400, instructions="Sum up the minutes in five lines.", input=text
            )
            return said.output_text
        except RateLimitError:
            time.sleep(wait)
        except APIError as error:
            print(error)
            return None
    return None


def thought(text: str) -> str:
    said = client.responses.create(model="o3-2025-04-16", instructions="Find contradictions.", input=text, max_output_tokens=3000)
    return said.output_text


for path in sorted(Path("minutes").glob("*.txt")):
    print(path.stem, summary(path.read_text()), thought(path.read_text()))
print(agent.invoke({"messages": [("user", "Who pays the rent?")]}, {"recursion_limit": 8})["messages"][-1].content)
