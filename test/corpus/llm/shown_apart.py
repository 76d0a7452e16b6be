# style: course
# note: clean; near llm/eval-contamination: the examples are cut off the rest first
# open: llm/temperature-implicit llm/string-built-prompt llm/no-system-message llm/model-alias-unpinned llm/unbounded-call llm/untrusted-in-system-prompt llm/llm-error-unhandled
import json
from openai import OpenAI

client = OpenAI(timeout=20)
rows = json.load(open("rows.json"))
few_shot = rows[:5]
right = 0
for row in rows[5:]:
    said = client.responses.create(model="gpt-4o-2024-08-06", instructions="One word.", input=f"Examples: {few_shot}. Label: {row['text']}", max_output_tokens=5)
    right += said.output_text == row["label"]
print(right)
