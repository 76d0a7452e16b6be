# style: package
# note: one remark for each repository
from datasets import load_dataset
from transformers import AutoModelForSequenceClassification, AutoTokenizer

BASE = "acme/small-bert"
tokenizer = AutoTokenizer.from_pretrained(BASE)  # ! security/unpinned-hub-artifact
model = AutoModelForSequenceClassification.from_pretrained(BASE, num_labels=3)
reviews = load_dataset("acme/reviews", split="train")  # ! security/unpinned-hub-artifact
