# style: package
# note: texts of others become part of a template
from langchain_core.prompts import ChatPromptTemplate, PromptTemplate


def answer(user_query: str):
    template = f"Answer this question: {user_query}"  # ! llm/prompt-template-variables
    return PromptTemplate.from_template(template)


def shorten(document: str):
    return ChatPromptTemplate.from_template("Shorten this in {language}: " + document)  # ! llm/prompt-template-variables
