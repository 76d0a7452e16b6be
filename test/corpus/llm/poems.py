# style: beginner
# note: a chat without limits, instructions or a dated model; an agent with a shell
# open: llm/llm-error-unhandled
from langchain_community.tools import ShellTool
from openai import OpenAI
from transformers import AutoTokenizer, TrainingArguments

subjects = ["rain", "trains", "bread"]
tools = [ShellTool()]  # ! llm/agent-code-exec-unsandboxed
for subject in subjects:
    client = OpenAI()  # ! llm/client-in-loop
    said = client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "A poem on " + subject}])  # ! llm/model-alias-unpinned llm/no-system-message llm/temperature-implicit llm/unbounded-call
    print(said.choices[0].message.content)


def better(poem):
    client = OpenAI()
    return client.responses.create(model="gpt-4o-2024-08-06", temperature=1, max_output_tokens=300, input=f"Make this better: {poem}")  # ! llm/string-built-prompt


tokenizer = AutoTokenizer.from_pretrained("gpt2")


def encode(rows):
    encoded = tokenizer(rows["poem"], padding="max_length", truncation=True, max_length=128)
    encoded["labels"] = encoded["input_ids"]  # ! llm/label-mask-errors
    return encoded


args = TrainingArguments("poems", eval_strategy="steps", eval_steps=100, save_strategy="epoch", load_best_model_at_end=True)  # ! llm/load-best-without-eval
print(args, encode, better, tools)
