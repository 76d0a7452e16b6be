# style: package
# note: answers of two services, one through a function
# open: llm/temperature-implicit llm/string-built-prompt
import json

import anthropic
from openai import OpenAI

client = OpenAI(timeout=30)
other = anthropic.Anthropic()


def ask(text):
    answer = client.chat.completions.create(
        model="gpt-4o-2024-08-06", max_tokens=300, temperature=0, messages=[{"role": "system", "content": "JSON only"}, {"role": "user", "content": text}]
    )
    return answer.choices[0].message.content


labels = json.loads(ask("Label these"))  # ! llm/parse-free-text-as-json
reply = other.messages.create(model="claude-3-5-haiku-20241022", max_tokens=200, system="JSON", messages=[{"role": "user", "content": "x"}])
fields = json.loads(reply.content[0].text.strip())  # ! llm/parse-free-text-as-json
