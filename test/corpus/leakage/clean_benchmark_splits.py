# style: package
# note: clean; near leakage/benchmark-in-training: train and validation splits of the dataset, the pretrained tokenizer learns nothing
from datasets import load_dataset
from transformers import AutoModelForSequenceClassification, AutoTokenizer, Trainer, TrainingArguments

CHECKPOINT = "distilbert-base-uncased"
tokenizer = AutoTokenizer.from_pretrained(CHECKPOINT)
ds = load_dataset("rotten_tomatoes")
ds = ds.map(lambda batch: tokenizer(batch["text"], truncation=True, padding="max_length", max_length=128), batched=True)
model = AutoModelForSequenceClassification.from_pretrained(CHECKPOINT, num_labels=2)
trainer = Trainer(model=model, args=TrainingArguments("out", num_train_epochs=1), train_dataset=ds["train"], eval_dataset=ds["validation"])
trainer.train()
print(trainer.evaluate())
