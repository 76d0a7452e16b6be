# style: beginner
# note: a first chat over documents: a shared index that is unpickled, chunks that overlap whole, text of the visitor in the instructions
# open: llm/temperature-implicit llm/unbounded-call llm/model-alias-unpinned llm/no-system-message llm/string-built-prompt llm/llm-error-unhandled
import json

import streamlit as st
from langchain.prompts import PromptTemplate  # ! llm/retired-llm-api
from langchain.text_splitter import CharacterTextSplitter  # ! llm/retired-llm-api
from langchain_community.vectorstores import FAISS
from langchain_openai import OpenAIEmbeddings
from openai import OpenAI
from sentence_transformers import SentenceTransformer

splitter = CharacterTextSplitter(chunk_size=300, chunk_overlap=300)  # ! llm/chunking-inconsistent
uploaded = st.file_uploader("Index")
store = FAISS.load_local("/mnt/share/index", OpenAIEmbeddings(), allow_dangerous_deserialization=True)  # ! llm/faiss-dangerous-load
template = PromptTemplate(input_variables=["context", "question"], template="Use {context} to answer {query}.")  # ! llm/prompt-template-variables

question = st.text_input("Question")
if question:
    client = OpenAI()
    pages = store.similarity_search(question)
    messages = [
        {"role": "system", "content": f"You help {question} with documents."},  # ! llm/untrusted-in-system-prompt
        {"role": "user", "content": "Context: {pages}"},  # ! llm/prompt-template-variables
    ]
    said = client.chat.completions.create(model="gpt-4o", messages=messages)
    answer = json.loads(said.choices[0].message.content)  # ! llm/parse-free-text-as-json
    st.write(answer["text"])
