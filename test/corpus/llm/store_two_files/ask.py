from langchain_community.vectorstores import FAISS
from langchain_huggingface import HuggingFaceEmbeddings

import build


def ask(question):
    encoder = HuggingFaceEmbeddings(model_name="BAAI/bge-small-en-v1.5")
    store = FAISS.load_local("index", encoder, allow_dangerous_deserialization=True)  # ! llm/embedding-mismatch llm/faiss-dangerous-load
    return store.similarity_search(question)
