# style: package
# note: clean; near leakage/benchmark-in-training: a training score beside the validation score
from datasets import load_dataset
from transformers import AutoModelForSequenceClassification, AutoTokenizer, Trainer, TrainingArguments

tokenizer = AutoTokenizer.from_pretrained("bert-base-cased")
sst = load_dataset("glue", "sst2").map(lambda row: tokenizer(row["sentence"], truncation=True, padding="max_length", max_length=64), batched=True)
model = AutoModelForSequenceClassification.from_pretrained("bert-base-cased", num_labels=2)
trainer = Trainer(model=model, args=TrainingArguments("sst"), train_dataset=sst["train"], eval_dataset=sst["validation"])
trainer.train()
print("validation", trainer.evaluate())
print("train", trainer.evaluate(sst["train"]))
