import re

import torch
from flask import Flask, request
from transformers import AutoModelForSequenceClassification, AutoTokenizer

app = Flask(__name__)
tokenizer = AutoTokenizer.from_pretrained("tickets-bert")
model = AutoModelForSequenceClassification.from_pretrained("tickets-bert")
model.eval()


def clean(text):  # ! skew/duplicated-feature-code
    text = text.lower()
    text = re.sub(r"https?://\S+", " link ", text)
    text = re.sub(r"[^a-z0-9 ]", " ", text)
    text = re.sub(r"\d+", "0", text)
    return re.sub(r"\s+", " ", text).strip()


@app.post("/ticket")
def ticket():
    batch = tokenizer(clean(request.json["text"]), truncation=True, max_length=64, return_tensors="pt")  # ! skew/tokenizer-mismatch
    with torch.no_grad():
        return {"topic": int(model(**batch).logits.argmax(-1))}
