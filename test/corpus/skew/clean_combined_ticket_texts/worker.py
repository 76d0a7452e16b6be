import torch
from flask import Flask, request
from transformers import AutoModelForSequenceClassification, AutoTokenizer

from texts import encoded

app = Flask(__name__)
tokenizer = AutoTokenizer.from_pretrained("tickets-bert")
model = AutoModelForSequenceClassification.from_pretrained("tickets-bert")
model.eval()


@app.post("/ticket")
def ticket():
    with torch.no_grad():
        return {"topic": int(model(**encoded(tokenizer, [request.json["text"]])).logits.argmax(-1))}
