# style: package
# note: clean; near llm/parse-free-text-as-json: the service makes it JSON
# open: llm/temperature-implicit llm/string-built-prompt
import json

from openai import OpenAI

client = OpenAI(timeout=30)
answer = client.chat.completions.create(
    model="gpt-4o-2024-08-06", max_tokens=300, response_format={"type": "json_object"}, messages=[{"role": "system", "content": "JSON"}, {"role": "user", "content": "x"}]
)
data = json.loads(answer.choices[0].message.content)
