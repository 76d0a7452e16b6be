# style: package
# note: clean; near llm/agent-unbounded: limits, containers, and persons
# open: llm/retired-llm-api llm/temperature-implicit llm/string-built-prompt
from autogen import AssistantAgent, UserProxyAgent
from claude_agent_sdk import ClaudeAgentOptions
from langchain.agents import AgentExecutor
from smolagents import CodeAgent

model, tools, agent = None, [], None
executor = AgentExecutor(agent=agent, tools=tools, max_iterations=10)
writer = AssistantAgent("writer", llm_config={}, code_execution_config=False)
runner = UserProxyAgent("runner", human_input_mode="NEVER", max_consecutive_auto_reply=5, code_execution_config={"use_docker": True})
person = UserProxyAgent("person", human_input_mode="ALWAYS", code_execution_config=False)
coder = CodeAgent(tools=[], model=model, executor_type="docker")
options = ClaudeAgentOptions(permission_mode="acceptEdits", max_turns=20)
