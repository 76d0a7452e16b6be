# style: package
# note: clean; near llm/faiss-dangerous-load, llm/client-in-loop, llm/chunking-inconsistent, llm/embedding-mismatch, llm/untrusted-in-system-prompt, llm/prompt-template-variables: an index of its own, one client, instructions that stay
# open: llm/temperature-implicit llm/model-alias-unpinned
"""Answers questions about the staff handbook."""
from __future__ import annotations

import os
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

from fastapi import FastAPI, Request
from langchain_community.vectorstores import FAISS
from langchain_core.documents import Document
from langchain_core.output_parsers import StrOutputParser
from langchain_core.prompts import ChatPromptTemplate
from langchain_openai import ChatOpenAI, OpenAIEmbeddings
from langchain_text_splitters import RecursiveCharacterTextSplitter
from openai import AsyncOpenAI
from pydantic import BaseModel

FOLDER = Path(os.environ.get("INDEX", "var/index"))
RULES = "You answer questions about the staff handbook of {company}. If the handbook is silent, say so."
PROMPT = ChatPromptTemplate.from_messages(
    [("system", RULES), ("human", "Handbook:\n{context}\n\nQuestion: {question}\nAnswer as {{\"answer\": \"…\"}} or in plain words.")]
)


class Question(BaseModel):
    text: str
    language: str = "en"


def embeddings() -> OpenAIEmbeddings:
    return OpenAIEmbeddings(model="text-embedding-3-small", chunk_size=256)


def build(pages: list[Document]) -> FAISS:
    splitter = RecursiveCharacterTextSplitter(chunk_size=1200, chunk_overlap=150, separators=["\n## ", "\n\n", "\n", " "])
    store = FAISS.from_documents(splitter.split_documents(pages), embeddings())
    store.save_local(str(FOLDER))
    return store


@asynccontextmanager
async def lifespan(app: FastAPI):
    pages = [Document(page.read_text(), metadata={"page": page.stem}) for page in sorted(Path("handbook").glob("*.md"))]
    app.state.store = build(pages)
    app.state.client = AsyncOpenAI(timeout=20, max_retries=3)
    app.state.chain = PROMPT | ChatOpenAI(model="gpt-4o-2024-08-06", temperature=0, timeout=20, max_tokens=400) | StrOutputParser()
    yield
    await app.state.client.close()


app = FastAPI(lifespan=lifespan)


@app.post("/ask")
async def ask(question: Question, request: Request) -> dict[str, str]:
    found = request.app.state.store.similarity_search(question.text, k=4)
    context = "\n\n".join(f"[{page.metadata['page']}] {page.page_content}" for page in found)
    answer = await request.app.state.chain.ainvoke({"context": context, "question": question.text, "company": "Hall & Sons"})
    return {"answer": answer, "day": date.today().isoformat()}


@app.post("/title")
async def title(question: Question, request: Request) -> dict[str, str]:
    said = await request.app.state.client.responses.create(
        model="gpt-4o-mini-2024-07-18", instructions="Give a title of five words.", input=question.text, max_output_tokens=30, temperature=0
    )
    return {"title": said.output_text}
