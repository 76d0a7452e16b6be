# style: package
# note: clean; near llm/embedding-mismatch: one model on both sides; an index of its own
# open: llm/temperature-implicit llm/string-built-prompt
import faiss
from langchain_chroma import Chroma
from langchain_community.vectorstores import FAISS
from langchain_openai import OpenAIEmbeddings
from sentence_transformers import SentenceTransformer

embeddings = OpenAIEmbeddings(model="text-embedding-3-small")
other = OpenAIEmbeddings(model="text-embedding-3-large")
FAISS.from_texts(["a"], embeddings).save_local("cache")
index = FAISS.load_local("cache", embeddings, allow_dangerous_deserialization=True)
safe = FAISS.load_local("shared", embeddings)
filled = Chroma.from_texts(["a"], embeddings, persist_directory="db")
asked = Chroma(persist_directory="db", embedding_function=embeddings)
apart = Chroma(persist_directory="db-large", embedding_function=other)
encoder = SentenceTransformer("all-MiniLM-L6-v2")
flat = faiss.IndexFlatIP(384)
flat.add(encoder.encode(["a"]))
flat.search(encoder.encode(["q"]), 1)
