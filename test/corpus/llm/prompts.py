# style: package
# note: names that do not match, and a forgotten f
# open: llm/temperature-implicit llm/string-built-prompt
from langchain_core.prompts import PromptTemplate
from openai import OpenAI

client = OpenAI(timeout=30)
first = PromptTemplate(input_variables=["text", "tone"], template="Rewrite {text}")  # ! llm/prompt-template-variables
second = PromptTemplate(template="Translate {text} to {language}", input_variables=["text"])  # ! llm/prompt-template-variables


def ask(ticket):
    return client.chat.completions.create(
        model="gpt-4o-2024-08-06",
        max_tokens=5,
        messages=[{"role": "system", "content": "Classify."}, {"role": "user", "content": "Ticket: {ticket}"}],  # ! llm/prompt-template-variables
    )


def rate(review):
    messages = [{"role": "system", "content": "Rate."}, {"role": "user", "content": "Review: {review}"}]  # ! llm/prompt-template-variables
    return client.chat.completions.create(model="gpt-4o-2024-08-06", messages=messages, max_tokens=5)
