# style: package
# note: settings without effect, and padding on the right
# open: llm/temperature-implicit llm/string-built-prompt
from transformers import AutoModelForCausalLM, AutoTokenizer

tokenizer = AutoTokenizer.from_pretrained("gpt2")
model = AutoModelForCausalLM.from_pretrained("gpt2")
inputs = tokenizer("Hello", return_tensors="pt")
first = model.generate(**inputs, do_sample=False, top_p=0.9, max_new_tokens=20)  # ! llm/generate-misuse
second = model.generate(**inputs, do_sample=False, temperature=0.2, top_k=5, max_new_tokens=20)  # ! llm/generate-misuse
batch = tokenizer(["a", "b c d"], return_tensors="pt", padding=True)
third = model.generate(**batch, max_new_tokens=20)  # ! llm/generate-misuse
