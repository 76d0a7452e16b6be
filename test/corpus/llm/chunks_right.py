# style: package
# note: clean; near llm/chunking-inconsistent: a model that reads long texts
# open: llm/temperature-implicit llm/string-built-prompt
from langchain_openai import OpenAIEmbeddings
from langchain_text_splitters import RecursiveCharacterTextSplitter, TokenTextSplitter


def make(size, overlap):
    return RecursiveCharacterTextSplitter(chunk_size=size, chunk_overlap=overlap)


first = TokenTextSplitter(chunk_size=512, chunk_overlap=50)
second = RecursiveCharacterTextSplitter(chunk_size=4000, chunk_overlap=400)
embeddings = OpenAIEmbeddings(model="text-embedding-3-small")
