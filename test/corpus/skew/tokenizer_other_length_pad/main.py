import torch
from fastapi import FastAPI
from pydantic import BaseModel
from transformers import AutoModelForSequenceClassification, AutoTokenizer

app = FastAPI()
tok = AutoTokenizer.from_pretrained("news-bert")
bert = AutoModelForSequenceClassification.from_pretrained("news-bert")
TOPICS = ["World", "Sports", "Business", "Sci/Tech"]


class Article(BaseModel):
    text: str


@app.post("/topic")
def topic(article: Article):
    inputs = tok(article.text, truncation=True, max_length=64, return_tensors="pt")  # ! skew/tokenizer-mismatch
    with torch.no_grad():
        return {"topic": TOPICS[bert(**inputs).logits.argmax(1).item()]}
