# style: package
# note: clean; near llm/model-alias-unpinned: dated, bounded, with instructions
# open: llm/temperature-implicit llm/string-built-prompt
from openai import OpenAI

client = OpenAI(timeout=10)
answer = client.chat.completions.create(
    model="gpt-4o-mini-2024-07-18", temperature=0.2, max_tokens=20, messages=[{"role": "developer", "content": "Be short."}, {"role": "user", "content": "Hi"}]
)
