# style: beginner
# note: clean; near llm/retired-llm-api: the release that has these names is pinned
from llama_index import SimpleDirectoryReader, VectorStoreIndex

documents = SimpleDirectoryReader("notes").load_data()
index = VectorStoreIndex.from_documents(documents)
index.storage_context.persist("index")
