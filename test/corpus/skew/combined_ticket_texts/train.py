# style: package
# note: the worker has a copy of the cleaning and cuts texts at another length
import re

import pandas as pd
from datasets import Dataset
from transformers import AutoModelForSequenceClassification, AutoTokenizer, Trainer, TrainingArguments

tokenizer = AutoTokenizer.from_pretrained("distilbert-base-uncased")
model = AutoModelForSequenceClassification.from_pretrained("distilbert-base-uncased", num_labels=4)


def cleaned(text: str) -> str:
    text = text.lower()
    text = re.sub(r"https?://\S+", " link ", text)
    text = re.sub(r"[^a-z0-9 ]", " ", text)
    text = re.sub(r"\d+", "0", text)
    return re.sub(r"\s+", " ", text).strip()


def encode(rows):
    return tokenizer([cleaned(text) for text in rows["text"]], truncation=True, padding="max_length", max_length=256)


tickets = Dataset.from_pandas(pd.read_csv("tickets.csv")).map(encode, batched=True)
Trainer(model=model, args=TrainingArguments("out", num_train_epochs=2), train_dataset=tickets).train()
model.save_pretrained("tickets-bert")
tokenizer.save_pretrained("tickets-bert")
