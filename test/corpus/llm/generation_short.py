# style: beginner
# note: no length
# open: llm/temperature-implicit llm/string-built-prompt
from transformers import AutoModelForSeq2SeqLM, AutoTokenizer

tokenizer = AutoTokenizer.from_pretrained("t5-small")
model = AutoModelForSeq2SeqLM.from_pretrained("t5-small")
inputs = tokenizer("Hello", return_tensors="pt")
out = model.generate(inputs["input_ids"])  # ! llm/generate-misuse
