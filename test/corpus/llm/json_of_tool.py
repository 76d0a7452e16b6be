# style: package
# note: clean; near llm/parse-free-text-as-json: arguments of a tool
# open: llm/temperature-implicit llm/string-built-prompt
import json

from openai import OpenAI

client = OpenAI(timeout=30)
TOOLS = [{"type": "function", "function": {"name": "save", "parameters": {"type": "object"}}}]
answer = client.chat.completions.create(model="gpt-4o-2024-08-06", max_tokens=300, tools=TOOLS, messages=[{"role": "system", "content": "Save it"}])
call = answer.choices[0].message.tool_calls[0]
arguments = json.loads(call.function.arguments)
