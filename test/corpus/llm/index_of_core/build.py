# style: beginner
# note: clean; near llm/retired-llm-api: LlamaIndex by its core and a package of a provider
from typing import TYPE_CHECKING

from llama_index.core import Settings, SimpleDirectoryReader, VectorStoreIndex
from llama_index.core.node_parser import SentenceSplitter
from llama_index.llms.openai import OpenAI

if TYPE_CHECKING:
    from llama_index.callbacks import CallbackManager

documents = SimpleDirectoryReader("notes").load_data()
index = VectorStoreIndex.from_documents(documents, transformations=[SentenceSplitter(chunk_size=512)])
index.storage_context.persist("index")
