# style: package
# note: answers that are gathered, and lost with one error
# open: llm/temperature-implicit llm/string-built-prompt llm/no-system-message llm/model-alias-unpinned llm/unbounded-call llm/untrusted-in-system-prompt
from anthropic import Anthropic

client = Anthropic(timeout=30)
summaries = []
for line in open("reports.txt"):
    answer = client.messages.create(model="claude-sonnet-4-5-20250929", max_tokens=200, system="Sum up.", messages=[{"role": "user", "content": line}])  # ! llm/llm-error-unhandled
    summaries.append(answer.content[0].text)
