# style: package
# note: filled in one file, asked in another
# open: llm/temperature-implicit llm/string-built-prompt
from langchain_community.vectorstores import FAISS
from langchain_huggingface import HuggingFaceEmbeddings


def build(texts):
    store = FAISS.from_texts(texts, HuggingFaceEmbeddings(model_name="sentence-transformers/all-MiniLM-L6-v2"))
    store.save_local("index")
