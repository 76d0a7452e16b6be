# style: package
# note: a unit test downloads a model from the hub
from transformers import AutoModelForSequenceClassification, AutoTokenizer

LABELS = ["negative", "positive"]


def load(name="distilbert-base-uncased-finetuned-sst-2-english"):
    return AutoTokenizer.from_pretrained(name), AutoModelForSequenceClassification.from_pretrained(name)


def label_of(logits):
    return LABELS[int(logits.argmax())]
