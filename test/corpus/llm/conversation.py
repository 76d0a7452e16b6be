# style: course
# note: clean; near llm/llm-error-unhandled: a conversation in a terminal, which ends where it ends
# open: llm/temperature-implicit llm/string-built-prompt llm/no-system-message llm/model-alias-unpinned llm/unbounded-call llm/untrusted-in-system-prompt
from openai import OpenAI

client = OpenAI(timeout=20)
messages = [{"role": "system", "content": "Be kind."}]
for turn in range(5):
    messages.append({"role": "user", "content": input()})
    said = client.chat.completions.create(model="gpt-4o-2024-08-06", messages=messages, max_tokens=200)
    messages.append({"role": "assistant", "content": said.choices[0].message.content})
