from fastapi import FastAPI
from pydantic import BaseModel
from transformers import pipeline

app = FastAPI()
sentiment = pipeline("text-classification", model="distilbert-base-uncased-finetuned-sst-2-english")  # ! skew/artifact-mismatch


class Review(BaseModel):
    text: str


@app.post("/sentiment")
def answer(review: Review):
    return sentiment(review.text, truncation=True, max_length=256)[0]
