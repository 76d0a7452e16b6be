# style: package
# note: clean; near leakage/benchmark-in-training: two slices of the training split that share no row
from datasets import load_dataset
from transformers import AutoModelForSequenceClassification, AutoTokenizer, Trainer, TrainingArguments

tokenizer = AutoTokenizer.from_pretrained("bert-base-cased")


def encode(batch):
    return tokenizer(batch["text"], truncation=True, padding="max_length", max_length=128)


learn = load_dataset("yelp_polarity", split="train[:90%]").map(encode, batched=True)
judge = load_dataset("yelp_polarity", split="train[90%:]").map(encode, batched=True)
model = AutoModelForSequenceClassification.from_pretrained("bert-base-cased", num_labels=2)
trainer = Trainer(model=model, args=TrainingArguments("yelp"), train_dataset=learn, eval_dataset=judge)
trainer.train()
print(trainer.evaluate())
