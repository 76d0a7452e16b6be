# style: package
# note: clean; near llm/prompt-template-variables: filled in, doubled, partial
# open: llm/temperature-implicit llm/string-built-prompt
from langchain_core.prompts import ChatPromptTemplate, PromptTemplate
from openai import OpenAI

client = OpenAI(timeout=30)
first = PromptTemplate(input_variables=["text"], template="Rewrite {text} as {{json}}")
second = PromptTemplate.from_template("Translate {text}")
third = PromptTemplate(input_variables=["text"], template="{date}: {text}", partial_variables={"date": "today"})
fourth = PromptTemplate(input_variables=["text"], template="{{ text }}", template_format="jinja2")
chat = ChatPromptTemplate.from_messages([("system", "Be short"), ("user", "{question}")])


def ask(ticket):
    content = "Ticket: {ticket}".format(ticket=ticket)
    shape = 'Answer as {"label": "x"}'
    messages = [{"role": "system", "content": shape}, {"role": "user", "content": content}]
    return client.chat.completions.create(model="gpt-4o-2024-08-06", messages=messages, max_tokens=5)
