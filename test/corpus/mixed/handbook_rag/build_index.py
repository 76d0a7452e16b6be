from pathlib import Path

from langchain_community.document_loaders import DirectoryLoader, TextLoader
from langchain_community.vectorstores import FAISS
from langchain_openai import OpenAIEmbeddings
from langchain_text_splitters import RecursiveCharacterTextSplitter

from settings import CHUNK, INDEX, OVERLAP


def build(folder: Path) -> int:
    documents = DirectoryLoader(str(folder), glob="**/*.md", loader_cls=TextLoader).load()
    splitter = RecursiveCharacterTextSplitter(chunk_size=CHUNK, chunk_overlap=OVERLAP)  # ! llm/chunking-inconsistent
    pieces = splitter.split_documents(documents)
    store = FAISS.from_documents(pieces, OpenAIEmbeddings(model="text-embedding-3-large"))
    store.save_local(INDEX)
    return len(pieces)


if __name__ == "__main__":
    print(build(Path("handbook")))
