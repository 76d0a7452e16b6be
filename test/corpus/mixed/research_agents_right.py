# style: package
# note: clean; near llm/agent-unbounded, llm/agent-code-exec-unsandboxed, llm/client-in-loop, security/model-output-executed, llm/parse-free-text-as-json: rounds are bounded, code runs in a container, one client serves all papers, tools are chosen by name from a table, and tool arguments are JSON by contract
import asyncio
import json
from pathlib import Path

from anthropic import AsyncAnthropic
from autogen import AssistantAgent, UserProxyAgent
from autogen.coding import DockerCommandLineCodeExecutor
from langchain.agents import AgentExecutor, create_tool_calling_agent
from langchain_core.prompts import ChatPromptTemplate
from langchain_core.tools import tool
from langchain_openai import ChatOpenAI
from openai import OpenAI

PAPERS = Path("papers")
client = OpenAI(timeout=60)
anthropic = AsyncAnthropic(timeout=60, max_retries=4)


@tool
def words_of(name: str) -> int:
    """Count the words of a paper."""
    return len((PAPERS / f"{Path(name).name}.txt").read_text().split())


@tool
def evaluate(name: str) -> float:
    """How readable a paper is."""
    text = (PAPERS / f"{Path(name).name}.txt").read_text()
    return len(text) / max(text.count("."), 1)


TABLE = {"words_of": words_of, "evaluate": evaluate}
SPECS = [{"type": "function", "function": {"name": name, "parameters": {"type": "object", "properties": {"name": {"type": "string"}}}}} for name in TABLE]


def analyst() -> AgentExecutor:
    llm = ChatOpenAI(model="gpt-4o-2024-08-06", temperature=0, timeout=60, max_tokens=800)
    prompt = ChatPromptTemplate.from_messages([("system", "You analyse papers."), ("human", "{input}"), ("placeholder", "{agent_scratchpad}")])
    agent = create_tool_calling_agent(llm, list(TABLE.values()), prompt)
    return AgentExecutor(agent=agent, tools=list(TABLE.values()), max_iterations=8, max_execution_time=120)


def call_tools(question: str) -> list:
    answer = client.chat.completions.create(
        model="gpt-4o-2024-08-06",
        max_tokens=300,
        tools=SPECS,
        messages=[{"role": "user", "content": question}],
    )
    results = []
    for call in answer.choices[0].message.tool_calls or []:
        arguments = json.loads(call.function.arguments)
        results.append(TABLE[call.function.name].invoke(arguments))
    return results


def pair() -> tuple[AssistantAgent, UserProxyAgent]:
    coder = AssistantAgent("coder", llm_config={"model": "gpt-4o-2024-08-06", "temperature": 0})
    runner = UserProxyAgent("runner", human_input_mode="TERMINATE", max_consecutive_auto_reply=6, code_execution_config={"executor": DockerCommandLineCodeExecutor()})
    return coder, runner


async def sum_up(path: Path, gate: asyncio.Semaphore) -> str:
    async with gate:
        answer = await anthropic.messages.create(
            model="claude-sonnet-4-5-20250929",
            max_tokens=600,
            system="Sum up the paper in five sentences.",
            messages=[{"role": "user", "content": path.read_text()[:50_000]}],
        )
    if answer.stop_reason == "max_tokens":
        return answer.content[0].text + " …"
    return answer.content[0].text


async def all_summaries() -> list[str]:
    gate = asyncio.Semaphore(4)
    return await asyncio.gather(*(sum_up(path, gate) for path in sorted(PAPERS.glob("*.txt"))))


if __name__ == "__main__":
    print(asyncio.run(all_summaries()))
    print(call_tools("Which paper is the longest?"))
