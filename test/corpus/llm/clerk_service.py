# style: package
# note: data of requests in the instructions
# open: llm/temperature-implicit llm/string-built-prompt llm/llm-error-unhandled
from flask import Flask, request
from openai import OpenAI

app = Flask(__name__)
client = OpenAI(timeout=30)


@app.route("/ask", methods=["POST"])
def ask():
    name = request.json["name"]
    rules = f"You help {name}. Be polite."
    answer = client.responses.create(model="gpt-4o-2024-08-06", instructions=rules, input="Hello", max_output_tokens=50)  # ! llm/untrusted-in-system-prompt
    return {"answer": answer.output_text}


@app.route("/chat", methods=["POST"])
def chat():
    messages = [
        {"role": "system", "content": "Answer this: " + request.json["question"]},  # ! llm/untrusted-in-system-prompt
    ]
    return {"answer": client.chat.completions.create(model="gpt-4o-2024-08-06", messages=messages, max_tokens=50).choices[0].message.content}
