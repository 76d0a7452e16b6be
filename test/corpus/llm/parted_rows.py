# style: package
# note: clean; near llm/eval-contamination: two parts, and two files
# open: llm/temperature-implicit llm/string-built-prompt llm/no-system-message llm/model-alias-unpinned llm/unbounded-call llm/untrusted-in-system-prompt
from datasets import load_dataset
from openai import OpenAI
from transformers import AutoModelForCausalLM
from trl import SFTTrainer

rows = load_dataset("json", data_files="rows.jsonl", split="train")
rows = rows.train_test_split(test_size=0.1, seed=0)
model = AutoModelForCausalLM.from_pretrained("gpt2")
SFTTrainer(model=model, train_dataset=rows["train"], eval_dataset=rows["test"]).train()

client = OpenAI(timeout=20)
train_file = client.files.create(file=open("train.jsonl", "rb"), purpose="fine-tune")
valid_file = client.files.create(file=open("valid.jsonl", "rb"), purpose="fine-tune")
client.fine_tuning.jobs.create(model="gpt-4o-mini-2024-07-18", training_file=train_file.id, validation_file=valid_file.id)
