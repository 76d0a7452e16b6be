from pathlib import Path

from langchain_community.document_loaders import DirectoryLoader, TextLoader
from langchain_text_splitters import RecursiveCharacterTextSplitter

from parts import CHUNK, OVERLAP, store


def build(folder: Path) -> int:
    documents = DirectoryLoader(str(folder), glob="**/*.md", loader_cls=TextLoader).load()
    pieces = RecursiveCharacterTextSplitter(chunk_size=CHUNK, chunk_overlap=OVERLAP, add_start_index=True).split_documents(documents)
    store().add_documents(pieces)
    return len(pieces)


if __name__ == "__main__":
    print(build(Path("handbook")))
