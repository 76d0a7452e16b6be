# style: beginner
# note: LlamaIndex before its core was a package of its own, and nothing says which release is installed
from llama_index import ServiceContext, SimpleDirectoryReader, VectorStoreIndex  # ! llm/retired-llm-api
from llama_index.node_parser import SentenceSplitter  # ! llm/retired-llm-api

documents = SimpleDirectoryReader("notes").load_data()
index = VectorStoreIndex.from_documents(documents)
index.storage_context.persist("index")
