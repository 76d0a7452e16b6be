# style: package
# note: clean; near llm/chat-template-missing: the caller has formatted the prompt, and messages in a pipeline
# open: llm/temperature-implicit llm/string-built-prompt llm/no-system-message llm/model-alias-unpinned llm/unbounded-call
from transformers import AutoModelForCausalLM, AutoTokenizer, pipeline

tokenizer = AutoTokenizer.from_pretrained("Qwen/Qwen2.5-7B-Instruct")
model = AutoModelForCausalLM.from_pretrained("Qwen/Qwen2.5-7B-Instruct")


def complete(prompt):
    inputs = tokenizer(prompt, return_tensors="pt")
    return tokenizer.decode(model.generate(**inputs, max_new_tokens=50)[0])


ask = pipeline("text-generation", model="Qwen/Qwen2.5-7B-Instruct")
print(ask([{"role": "user", "content": "Name a river."}], max_new_tokens=20))
