# style: beginner
# note: names that moved out of langchain, by classes and by modules
from langchain.agents import AgentType, initialize_agent  # ! llm/retired-llm-api
from langchain.chat_models import ChatOpenAI, init_chat_model  # ! llm/retired-llm-api
from langchain.embeddings.openai import OpenAIEmbeddings  # ! llm/retired-llm-api
from langchain.embeddings import HuggingFaceEmbeddings  # ! llm/retired-llm-api
from langchain.tools import DuckDuckGoSearchRun, tool  # ! llm/retired-llm-api


@tool
def today() -> str:
    """The day."""
    return "2026-11-20"
