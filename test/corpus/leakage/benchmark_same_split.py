# style: package
# note: the fine-tuning set and the evaluation set are the same split
from datasets import load_dataset
from transformers import AutoModelForSequenceClassification, AutoTokenizer, Trainer, TrainingArguments

CHECKPOINT = "distilbert-base-uncased"
tokenizer = AutoTokenizer.from_pretrained(CHECKPOINT)


def encode(batch):
    return tokenizer(batch["text"], truncation=True, padding="max_length", max_length=128)


train_ds = load_dataset("rotten_tomatoes", split="train").map(encode, batched=True)
eval_ds = load_dataset("rotten_tomatoes", split="train").map(encode, batched=True)  # ! leakage/benchmark-in-training
model = AutoModelForSequenceClassification.from_pretrained(CHECKPOINT, num_labels=2)
trainer = Trainer(model=model, args=TrainingArguments("out", num_train_epochs=1), train_dataset=train_ds, eval_dataset=eval_ds)
trainer.train()
print(trainer.evaluate())
