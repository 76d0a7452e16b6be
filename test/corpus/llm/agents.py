# style: package
# note: limits that are off, and code that runs here
# open: llm/retired-llm-api llm/temperature-implicit llm/string-built-prompt
from autogen import AssistantAgent, UserProxyAgent
from langchain.agents import AgentExecutor
from langchain_experimental.tools import PythonREPLTool
from langchain_experimental.agents import create_pandas_dataframe_agent
from smolagents import CodeAgent

model, tools, agent, table = None, [], None, None
executor = AgentExecutor(agent=agent, tools=[PythonREPLTool()], max_iterations=None)  # ! llm/agent-unbounded llm/agent-code-exec-unsandboxed
analyst = create_pandas_dataframe_agent(model, table, allow_dangerous_code=True)  # ! llm/agent-code-exec-unsandboxed
writer = AssistantAgent("writer", llm_config={})
runner = UserProxyAgent("runner", human_input_mode="NEVER", code_execution_config={"work_dir": "w", "use_docker": False})  # ! llm/agent-unbounded llm/agent-code-exec-unsandboxed
coder = CodeAgent(tools=[], model=model, executor_type="local", max_steps=100000)  # ! llm/agent-unbounded llm/agent-code-exec-unsandboxed
