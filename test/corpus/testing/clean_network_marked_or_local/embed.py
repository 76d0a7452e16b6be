# style: package
# note: clean; near testing/test-needs-network: one test has a marker, the others a model of the disk, a stub, or a config without weights
import torch
from transformers import AutoModel, AutoTokenizer


def embed(texts, tokenizer, model):
    encoded = tokenizer(texts, padding=True, truncation=True, return_tensors="pt")
    with torch.no_grad():
        hidden = model(**encoded).last_hidden_state
    mask = encoded["attention_mask"].unsqueeze(-1)
    return (hidden * mask).sum(dim=1) / mask.sum(dim=1)


def load(path):
    return AutoTokenizer.from_pretrained(path), AutoModel.from_pretrained(path).eval()
