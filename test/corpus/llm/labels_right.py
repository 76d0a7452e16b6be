# style: package
# note: clean; near llm/label-mask-errors: masked, and a loss of its own
# open: llm/temperature-implicit llm/string-built-prompt
import torch
from transformers import AutoModelForCausalLM, AutoTokenizer

tokenizer = AutoTokenizer.from_pretrained("gpt2")
model = AutoModelForCausalLM.from_pretrained("gpt2")


def prepare(rows):
    batch = tokenizer(rows["text"], padding="max_length", truncation=True, return_tensors="pt")
    labels = batch["input_ids"].clone()
    labels[batch["attention_mask"] == 0] = -100
    batch["labels"] = labels
    return batch


def step(ids):
    logits = model(ids[:, :-1]).logits
    return torch.nn.functional.cross_entropy(logits.transpose(1, 2), ids[:, 1:])
