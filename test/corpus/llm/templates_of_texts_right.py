# style: package
# note: clean; near llm/prompt-template-variables: texts are filled in later; what stands in the template is written here
from langchain_core.prompts import ChatPromptTemplate, PromptTemplate

RULES = "Use at most three sentences."
KINDS = {"short": "In one sentence.", "long": "In three paragraphs."}


def answer(user_query: str):
    prompt = PromptTemplate.from_template(f"{RULES} Answer this question: {{question}}")
    return prompt.format(question=user_query)


def shorten(document: str, kind: str):
    prompt = ChatPromptTemplate.from_template(f"Shorten this. {KINDS[kind]}\n\n{{document}}")
    return prompt.invoke({"document": document})
