# style: package
# note: two encoders with the same dimension
# open: llm/temperature-implicit llm/string-built-prompt
import faiss
from sentence_transformers import SentenceTransformer

documents = ["a", "b"]
encoder = SentenceTransformer("all-MiniLM-L6-v2")
asker = SentenceTransformer("multi-qa-MiniLM-L6-cos-v1")
index = faiss.IndexFlatIP(384)
vectors = encoder.encode(documents)
index.add(vectors)
scores, rows = index.search(asker.encode(["q"]), 1)  # ! llm/embedding-mismatch
