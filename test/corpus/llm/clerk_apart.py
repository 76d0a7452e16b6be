# style: package
# note: clean; near llm/untrusted-in-system-prompt: settings in the instructions, the question apart
# open: llm/temperature-implicit llm/string-built-prompt llm/llm-error-unhandled
import os
from datetime import date

from flask import Flask, request
from openai import OpenAI

app = Flask(__name__)
client = OpenAI(timeout=30)
PERSONA = os.environ.get("PERSONA", "clerk")


def rules(language):
    return f"You are a {PERSONA}. Today is {date.today()}. Answer in {language}."


@app.route("/ask", methods=["POST"])
def ask():
    question = request.json["question"]
    messages = [{"role": "system", "content": rules("English")}, {"role": "user", "content": question}]
    return {"answer": client.chat.completions.create(model="gpt-4o-2024-08-06", messages=messages, max_tokens=50).choices[0].message.content}
