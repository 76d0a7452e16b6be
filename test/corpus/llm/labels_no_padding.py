# style: package
# note: clean; near llm/label-mask-errors: one text at a time, without padding
# open: llm/temperature-implicit llm/string-built-prompt
from transformers import AutoTokenizer

tokenizer = AutoTokenizer.from_pretrained("gpt2")


def prepare(rows):
    batch = tokenizer(rows["text"], truncation=True, max_length=256)
    batch["labels"] = batch["input_ids"].copy()
    return batch
