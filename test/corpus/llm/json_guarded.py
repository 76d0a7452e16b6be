# style: package
# note: clean; near llm/parse-free-text-as-json: caught and tried again; a file of the project
# open: llm/temperature-implicit llm/string-built-prompt
import json

from openai import OpenAI

client = OpenAI(timeout=30)


def ask(text):
    answer = client.responses.create(model="gpt-4o-2024-08-06", instructions="JSON", input=text, max_output_tokens=300)
    for _ in range(3):
        try:
            return json.loads(answer.output_text)
        except ValueError:
            continue
    return None


settings = json.loads(open("settings.json").read())
