# style: course
# note: clean; near llm/chat-template-missing: a base model, and a chat model that only measures text
# open: llm/temperature-implicit llm/string-built-prompt llm/no-system-message llm/model-alias-unpinned llm/unbounded-call
from transformers import AutoModelForCausalLM, AutoTokenizer

tokenizer = AutoTokenizer.from_pretrained("meta-llama/Llama-3.1-8B")
model = AutoModelForCausalLM.from_pretrained("meta-llama/Llama-3.1-8B")
inputs = tokenizer("Once upon a time", return_tensors="pt")
print(tokenizer.decode(model.generate(**inputs, max_new_tokens=50)[0]))

chat_tokenizer = AutoTokenizer.from_pretrained("meta-llama/Llama-3.1-8B-Instruct")
print(len(chat_tokenizer("How many tokens has this sentence?")["input_ids"]))
