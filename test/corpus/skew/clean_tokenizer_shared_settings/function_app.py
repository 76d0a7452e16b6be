import json

import azure.functions as func
import torch
from transformers import AutoModelForSequenceClassification

from text import encode

model = AutoModelForSequenceClassification.from_pretrained("query-intent")


def main(req: func.HttpRequest) -> func.HttpResponse:
    query = req.get_json()["query"]
    with torch.no_grad():
        answer = model(**encode([query])).logits.argmax(1).item()
    return func.HttpResponse(json.dumps({"intent": answer}))
