import sys

from langchain_core.output_parsers import StrOutputParser
from langchain_openai import ChatOpenAI

from parts import ANSWER, TITLE, store

llm = ChatOpenAI(model="gpt-4o-2024-08-06", temperature=0, max_tokens=500, timeout=30, max_retries=2)


def ask(question: str, language: str = "English") -> dict:
    found = store().similarity_search(question, k=4)
    context = "\n\n".join(document.page_content for document in found)
    answer = (ANSWER | llm | StrOutputParser()).invoke({"context": context, "question": question, "language": language})
    title = (TITLE | llm | StrOutputParser()).invoke({"text": answer})
    return {"title": title, "answer": answer, "sources": [document.metadata["source"] for document in found]}


if __name__ == "__main__":
    print(ask(" ".join(sys.argv[1:])))
