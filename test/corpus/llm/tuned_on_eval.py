# style: package
# note: the same rows teach and judge
# open: llm/temperature-implicit llm/string-built-prompt llm/no-system-message llm/model-alias-unpinned llm/unbounded-call llm/untrusted-in-system-prompt
from datasets import load_dataset
from openai import OpenAI
from transformers import AutoModelForCausalLM
from trl import SFTTrainer

data = load_dataset("json", data_files={"train": "train.jsonl", "test": "test.jsonl"})
model = AutoModelForCausalLM.from_pretrained("gpt2")
trainer = SFTTrainer(model=model, train_dataset=data["train"].shuffle(seed=1), eval_dataset=data["train"])  # ! llm/eval-contamination
trainer.train()

client = OpenAI(timeout=20)
uploaded = client.files.create(file=open("rows.jsonl", "rb"), purpose="fine-tune")
client.fine_tuning.jobs.create(model="gpt-4o-mini-2024-07-18", training_file=uploaded.id, validation_file=uploaded.id)  # ! llm/eval-contamination
