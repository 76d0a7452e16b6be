import sys

from langchain_community.vectorstores import FAISS
from langchain_core.output_parsers import StrOutputParser
from langchain_core.prompts import PromptTemplate
from langchain_core.runnables import RunnablePassthrough
from langchain_openai import ChatOpenAI, OpenAIEmbeddings

from settings import INDEX

PROMPT = PromptTemplate(  # ! llm/prompt-template-variables@vars
    template="Answer from the handbook alone.\n\n{context}\n\nQuestion: {question}",
    input_variables=["context", "query"],  # ! llm/prompt-template-variables@vars
)  # ! llm/prompt-template-variables@vars


def chain():
    store = FAISS.load_local(INDEX, OpenAIEmbeddings(model="text-embedding-3-small"), allow_dangerous_deserialization=True)  # ! llm/faiss-dangerous-load llm/embedding-mismatch
    retriever = store.as_retriever(search_kwargs={"k": 4})
    llm = ChatOpenAI(model="gpt-4o-2024-08-06", temperature=0, max_tokens=500, timeout=30)
    return {"context": retriever, "question": RunnablePassthrough()} | PROMPT | llm | StrOutputParser()


if __name__ == "__main__":
    print(chain().invoke(" ".join(sys.argv[1:])))
