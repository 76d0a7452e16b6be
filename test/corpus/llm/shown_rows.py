# style: course
# note: examples of the test set in the prompt
# open: llm/temperature-implicit llm/string-built-prompt llm/no-system-message llm/model-alias-unpinned llm/unbounded-call llm/untrusted-in-system-prompt llm/llm-error-unhandled
import json
from openai import OpenAI

client = OpenAI(timeout=20)
test = json.load(open("test.json"))
few_shot = test[:5]  # ! llm/eval-contamination
right = 0
for row in test:
    prompt = f"Examples: {few_shot}. Label: {row['text']}"
    said = client.responses.create(model="gpt-4o-2024-08-06", instructions="One word.", input=prompt, max_output_tokens=5)
    right += said.output_text == row["label"]
print(right / len(test))
