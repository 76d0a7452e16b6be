# style: package
# note: agents that run what they write on this machine, without an end; vectors of two models
# open: llm/retired-llm-api llm/temperature-implicit llm/unbounded-call llm/model-alias-unpinned
import faiss
import pandas as pd
from autogen import AssistantAgent, UserProxyAgent
from langchain.agents import AgentExecutor
from langchain_experimental.agents import create_pandas_dataframe_agent
from langchain_experimental.tools import PythonREPLTool
from langchain_openai import ChatOpenAI
from langchain_text_splitters import TokenTextSplitter
from sentence_transformers import SentenceTransformer

llm = ChatOpenAI(model="gpt-4o-2024-08-06", temperature=0, timeout=60)
orders = pd.read_parquet("orders.parquet")
analyst = create_pandas_dataframe_agent(llm, orders, allow_dangerous_code=True)  # ! llm/agent-code-exec-unsandboxed
writer = AssistantAgent("writer", llm_config={"model": "gpt-4o-2024-08-06"})
runner = UserProxyAgent(  # ! llm/agent-unbounded
    "runner",
    human_input_mode="NEVER",
    code_execution_config={"work_dir": "out", "use_docker": False},  # ! llm/agent-code-exec-unsandboxed
)


def executor(agent) -> AgentExecutor:
    tools = [PythonREPLTool()]  # ! llm/agent-code-exec-unsandboxed
    return AgentExecutor(agent=agent, tools=tools, max_iterations=None, max_execution_time=None)  # ! llm/agent-unbounded


def search(texts: list[str], query: str):
    splitter = TokenTextSplitter(chunk_size=64, chunk_overlap=80)  # ! llm/chunking-inconsistent
    encoder = SentenceTransformer("all-mpnet-base-v2")
    index = faiss.IndexFlatIP(768)
    index.add(encoder.encode([part for text in texts for part in splitter.split_text(text)]))
    asker = SentenceTransformer("multi-qa-mpnet-base-dot-v1")
    return index.search(asker.encode([query]), 3)  # ! llm/embedding-mismatch
