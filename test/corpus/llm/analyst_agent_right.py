# style: package
# note: clean; near llm/agent-code-exec-unsandboxed, llm/agent-unbounded, llm/untrusted-in-system-prompt, llm/retired-llm-api: code runs in a container, tools that only read
# open: llm/retired-llm-api llm/model-alias-unpinned llm/temperature-implicit llm/unbounded-call
"""An analyst that answers with charts; what it writes runs in a container."""
from autogen import AssistantAgent, UserProxyAgent
from autogen.coding import DockerCommandLineCodeExecutor
from langchain.agents import AgentExecutor, create_tool_calling_agent
from langchain_core.prompts import ChatPromptTemplate, MessagesPlaceholder
from langchain_core.tools import tool
from langchain_openai import ChatOpenAI

executor = DockerCommandLineCodeExecutor(image="python:3.12-slim", timeout=30, work_dir="charts")
analyst = AssistantAgent("analyst", llm_config={"config_list": [{"model": "gpt-4o-2024-08-06"}], "timeout": 60})
runner = UserProxyAgent("runner", human_input_mode="TERMINATE", max_consecutive_auto_reply=6, code_execution_config={"executor": executor})
critic = UserProxyAgent("critic", human_input_mode="NEVER", code_execution_config=False, max_consecutive_auto_reply=2)


@tool
def sales(month: str) -> str:
    """Sales of a month, as a table."""
    with open(f"sales/{month[:7]}.csv") as file:
        return file.read()


PROMPT = ChatPromptTemplate.from_messages(
    [("system", "You explain sales figures."), MessagesPlaceholder("history"), ("human", "{input}"), MessagesPlaceholder("agent_scratchpad")]
)


def build(history: list) -> AgentExecutor:
    llm = ChatOpenAI(model="gpt-4o-2024-08-06", temperature=0, timeout=60, max_tokens=800)
    agent = create_tool_calling_agent(llm, [sales], PROMPT.partial(history=history))
    return AgentExecutor(agent=agent, tools=[sales], max_iterations=5, max_execution_time=90, handle_parsing_errors=True)


def main() -> None:
    runner.initiate_chat(analyst, message="Draw the sales of this year by month.", max_turns=4)
    print(build([]).invoke({"input": "Why did March fall?"})["output"])


if __name__ == "__main__":
    main()
