# style: package
# note: agents for research notes: code of the model runs on the machine, nothing bounds the rounds, an index is loaded unsafely from a share, and each paper gets a client of its own
import asyncio
import re
from pathlib import Path

from anthropic import AsyncAnthropic
from autogen import AssistantAgent, UserProxyAgent
from langchain.agents import AgentExecutor, create_tool_calling_agent
from langchain_community.vectorstores import FAISS
from langchain_core.prompts import ChatPromptTemplate
from langchain_core.tools import tool
from langchain_experimental.tools import PythonREPLTool
from langchain_openai import ChatOpenAI, OpenAIEmbeddings

PAPERS = Path("papers")


@tool
def search_papers(question: str) -> str:
    """Search the group's papers."""
    store = FAISS.load_local("/mnt/group/index", OpenAIEmbeddings(model="text-embedding-3-small"), allow_dangerous_deserialization=True)  # ! llm/faiss-dangerous-load
    return "\n".join(document.page_content for document in store.similarity_search(question, k=5))


def analyst() -> AgentExecutor:
    llm = ChatOpenAI(model="gpt-4o-2024-08-06", temperature=0, timeout=60)
    prompt = ChatPromptTemplate.from_messages([("system", "You analyse papers."), ("human", "{input}"), ("placeholder", "{agent_scratchpad}")])
    tools = [search_papers, PythonREPLTool()]  # ! llm/agent-code-exec-unsandboxed
    agent = create_tool_calling_agent(llm, tools, prompt)
    return AgentExecutor(agent=agent, tools=tools, max_iterations=None)  # ! llm/agent-unbounded


def pair() -> tuple[AssistantAgent, UserProxyAgent]:
    coder = AssistantAgent("coder", llm_config={"model": "gpt-4o-2024-08-06", "temperature": 0})
    runner = UserProxyAgent(
        "runner",
        human_input_mode="NEVER",
        max_consecutive_auto_reply=8,
        code_execution_config={"work_dir": "plots", "use_docker": False},  # ! llm/agent-code-exec-unsandboxed
    )
    return coder, runner


async def sum_up(path: Path) -> str:
    client = AsyncAnthropic(timeout=60)
    answer = await client.messages.create(
        model="claude-sonnet-4-5-20250929",
        max_tokens=600,
        system="Sum up the paper in five sentences.",
        messages=[{"role": "user", "content": path.read_text()}],
    )
    return answer.content[0].text


async def all_summaries() -> dict[str, str]:
    summaries = {}
    for path in sorted(PAPERS.glob("*.txt")):
        client = AsyncAnthropic(timeout=60)  # ! llm/client-in-loop
        answer = await client.messages.create(
            model="claude-sonnet-4-5-20250929",
            max_tokens=300,
            system="Name the data sets of the paper.",
            messages=[{"role": "user", "content": path.read_text()[:20_000]}],
        )
        summaries[path.stem] = answer.content[0].text
    return summaries


def plot(question: str) -> None:
    coder, runner = pair()
    runner.initiate_chat(coder, message=question)
    for line in runner.last_message(coder)["content"].splitlines():
        if re.match(r"^python:", line):
            exec(line.removeprefix("python:"))  # ! security/model-output-executed


if __name__ == "__main__":
    print(asyncio.run(all_summaries()))
    print(analyst().invoke({"input": "Which paper has the most data?"}))
