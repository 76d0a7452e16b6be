# style: package
# note: clean; near llm/agent-unbounded: the defaults have limits
# open: llm/retired-llm-api llm/temperature-implicit llm/string-built-prompt
from langchain.agents import AgentExecutor
from smolagents import CodeAgent, DuckDuckGoSearchTool


class Loop:
    def run(self, steps, max_iterations=None):
        return steps


agent, model = None, None
executor = AgentExecutor(agent=agent, tools=[])
searcher = CodeAgent(tools=[DuckDuckGoSearchTool()], model=model)
Loop().run([], max_iterations=50)
