# style: package
# note: clean; near llm/embedding-mismatch, llm/chunking-inconsistent, llm/faiss-dangerous-load, llm/prompt-template-variables: one function gives the embeddings to both sides, the store is a database, and partial variables fill the rest of the template
from langchain_chroma import Chroma
from langchain_core.prompts import ChatPromptTemplate, PromptTemplate
from langchain_openai import OpenAIEmbeddings

CHUNK, OVERLAP = 800, 120
FOLDER = "store"

ANSWER = ChatPromptTemplate.from_messages([
    ("system", "Answer from the handbook alone, in {language}. Write names in {{braces}}."),
    ("human", "{context}\n\nQuestion: {question}"),
])
TITLE = PromptTemplate(template="Find a title of at most {words} words for:\n{text}", input_variables=["text"], partial_variables={"words": "6"})


def embeddings() -> OpenAIEmbeddings:
    return OpenAIEmbeddings(model="text-embedding-3-large")


def store() -> Chroma:
    return Chroma(collection_name="handbook", persist_directory=FOLDER, embedding_function=embeddings())
