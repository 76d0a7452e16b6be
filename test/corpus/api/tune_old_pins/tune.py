# style: package
# note: clean; near api/hf-renamed-args: the pinned releases still take all of it
from datasets import load_dataset, load_metric
from transformers import AdamW, AutoTokenizer, Trainer, TrainingArguments
from trl import SFTTrainer

tokenizer = AutoTokenizer.from_pretrained("gpt2", use_auth_token=True)
args = TrainingArguments("out", evaluation_strategy="steps", no_cuda=True)
trainer = Trainer(args=args, tokenizer=tokenizer)
tuner = SFTTrainer("gpt2", tokenizer=tokenizer, dataset_text_field="text", max_seq_length=512)
metric = load_metric("accuracy")
corpus = load_dataset("imdb", use_auth_token=True)
