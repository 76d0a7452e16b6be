# style: course
# note: the fine-tuned model is saved, the service answers with the published checkpoint
from datasets import load_dataset
from transformers import AutoModelForSequenceClassification, AutoTokenizer, Trainer, TrainingArguments

BASE = "distilbert-base-uncased-finetuned-sst-2-english"
tokenizer = AutoTokenizer.from_pretrained(BASE)


def encode(batch):
    return tokenizer(batch["review"], truncation=True, max_length=256)


reviews = load_dataset("csv", data_files={"train": "hotel_train.csv", "test": "hotel_test.csv"})
reviews = reviews.map(encode, batched=True)

model = AutoModelForSequenceClassification.from_pretrained(BASE, num_labels=2)
arguments = TrainingArguments("runs", num_train_epochs=3, per_device_train_batch_size=16, eval_strategy="epoch")
trainer = Trainer(model=model, args=arguments, train_dataset=reviews["train"], eval_dataset=reviews["test"], processing_class=tokenizer)
trainer.train()
trainer.save_model("hotel-sentiment")
tokenizer.save_pretrained("hotel-sentiment")
