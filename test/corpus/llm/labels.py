# style: package
# note: padding as labels, and labels that are shifted by hand
# open: llm/temperature-implicit llm/string-built-prompt
import torch
from transformers import AutoModelForCausalLM, AutoTokenizer

tokenizer = AutoTokenizer.from_pretrained("gpt2")
model = AutoModelForCausalLM.from_pretrained("gpt2")


def prepare(rows):
    batch = tokenizer(rows["text"], padding="max_length", max_length=256, truncation=True)
    batch["labels"] = batch["input_ids"].copy()  # ! llm/label-mask-errors
    return batch


def step(ids):
    inputs, targets = ids[:, :-1], ids[:, 1:]
    return model(input_ids=inputs, labels=targets).loss  # ! llm/label-mask-errors


def collate(texts):
    out = tokenizer(texts, padding=True, return_tensors="pt")
    out["labels"] = out["input_ids"].clone()  # ! llm/label-mask-errors
    return out
