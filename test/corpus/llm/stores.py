# style: package
# note: an index that is unpickled, and one asked by another model
# open: llm/temperature-implicit llm/string-built-prompt
from langchain_chroma import Chroma
from langchain_community.vectorstores import FAISS
from langchain_openai import OpenAIEmbeddings

path = "shared/faiss"
index = FAISS.load_local(path, OpenAIEmbeddings(model="text-embedding-3-small"), allow_dangerous_deserialization=True)  # ! llm/faiss-dangerous-load
filled = Chroma.from_texts(["a"], OpenAIEmbeddings(model="text-embedding-3-small"), persist_directory="db")
asked = Chroma(persist_directory="db", embedding_function=OpenAIEmbeddings(model="text-embedding-3-large"))  # ! llm/embedding-mismatch
