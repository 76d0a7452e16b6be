import json
import sys

import torch
from transformers import BertForSequenceClassification, BertTokenizerFast

tokenizer = BertTokenizerFast.from_pretrained("bert-base-uncased")  # ! skew/tokenizer-mismatch@vocabulary
model = BertForSequenceClassification.from_pretrained("mail-priority")


def predict(texts):
    batch = tokenizer(texts, padding=True, truncation=True, max_length=128, return_tensors="pt")  # ! skew/tokenizer-mismatch@vocabulary
    with torch.no_grad():
        return model(**batch).logits.argmax(-1).tolist()


for line in sys.stdin:
    print(json.dumps(predict([json.loads(line)["text"]])))
