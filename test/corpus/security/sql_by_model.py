# style: package
# note: SQL that a model wrote
import sqlite3

from langchain_openai import ChatOpenAI

llm = ChatOpenAI(model="gpt-4o-2024-08-06", temperature=0)
connection = sqlite3.connect("shop.db")


def report(question: str):
    sql = llm.invoke(f"Write SQL for: {question}").content
    cursor = connection.cursor()
    cursor.execute(sql)  # ! security/model-output-executed
    return cursor.fetchall()
