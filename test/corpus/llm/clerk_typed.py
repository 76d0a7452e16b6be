# style: package
# note: what is typed becomes the system prompt
# open: llm/temperature-implicit llm/string-built-prompt
from anthropic import Anthropic

client = Anthropic()
topic = input("topic: ")
message = client.messages.create(
    model="claude-3-5-haiku-20241022",
    max_tokens=100,
    system="You are an expert on " + topic,  # ! llm/untrusted-in-system-prompt
    messages=[{"role": "user", "content": "Explain"}],
)
