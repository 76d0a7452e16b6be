# style: package
# note: chat models and plain strings
# open: llm/temperature-implicit llm/string-built-prompt llm/no-system-message llm/model-alias-unpinned llm/unbounded-call
from transformers import AutoModelForCausalLM, AutoTokenizer, pipeline
from vllm import LLM

tokenizer = AutoTokenizer.from_pretrained("meta-llama/Llama-3.1-8B-Instruct")
model = AutoModelForCausalLM.from_pretrained("meta-llama/Llama-3.1-8B-Instruct")
review = open("review.txt").read()
prompt = f"Is this review positive or negative? {review}"
inputs = tokenizer(prompt, return_tensors="pt").to(model.device)  # ! llm/chat-template-missing
print(tokenizer.decode(model.generate(**inputs, max_new_tokens=5)[0]))

writer = pipeline("text-generation", model="google/gemma-2-2b-it")
print(writer("Write a short poem about rain.", max_new_tokens=80))  # ! llm/chat-template-missing

llm = LLM(model="mistralai/Mistral-7B-Instruct-v0.3")
print(llm.generate(["Name a river.", "Name a lake."]))  # ! llm/chat-template-missing
