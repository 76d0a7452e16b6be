# style: package
# note: renamed arguments and removed names
from datasets import load_metric  # ! api/hf-renamed-args
from transformers import AdamW  # ! api/hf-renamed-args
from transformers import AutoModelForCausalLM, AutoTokenizer, Trainer, TrainingArguments
from trl import DPOTrainer

tokenizer = AutoTokenizer.from_pretrained("gpt2")
model = AutoModelForCausalLM.from_pretrained("gpt2")
args = TrainingArguments("out", evaluation_strategy="steps", eval_steps=50)  # ! api/hf-renamed-args
trainer = Trainer(model=model, args=args, tokenizer=tokenizer)
dpo = DPOTrainer(model=model, tokenizer=tokenizer)  # ! api/hf-renamed-args
metric = load_metric("accuracy")
optimiser = AdamW(model.parameters())
