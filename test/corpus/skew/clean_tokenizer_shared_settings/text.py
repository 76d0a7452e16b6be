import json
from pathlib import Path

from transformers import AutoTokenizer

SETTINGS = json.loads(Path("settings.json").read_text())
tokenizer = AutoTokenizer.from_pretrained(SETTINGS["checkpoint"])


def encode(texts):
    return tokenizer(texts, truncation=True, padding=True, max_length=SETTINGS["max_length"], return_tensors="pt")
