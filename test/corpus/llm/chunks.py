# style: package
# note: an overlap that is too long, and chunks that are
# open: llm/temperature-implicit llm/string-built-prompt
from langchain_huggingface import HuggingFaceEmbeddings
from langchain_text_splitters import CharacterTextSplitter, RecursiveCharacterTextSplitter, TokenTextSplitter

SIZE = 200
first = CharacterTextSplitter(chunk_size=SIZE, chunk_overlap=250)  # ! llm/chunking-inconsistent
second = TokenTextSplitter(chunk_size=512, chunk_overlap=50)  # ! llm/chunking-inconsistent
third = RecursiveCharacterTextSplitter(chunk_size=4000, chunk_overlap=200)  # ! llm/chunking-inconsistent
embeddings = HuggingFaceEmbeddings(model_name="sentence-transformers/all-MiniLM-L6-v2")
