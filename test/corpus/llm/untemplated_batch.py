# style: course
# note: a chat model that is asked in a loop
# open: llm/temperature-implicit llm/string-built-prompt llm/no-system-message llm/model-alias-unpinned llm/unbounded-call
from transformers import AutoModelForCausalLM, AutoTokenizer

NAME = "microsoft/Phi-3-mini-4k-instruct"
tokenizer = AutoTokenizer.from_pretrained(NAME)
model = AutoModelForCausalLM.from_pretrained(NAME)
for question in ["What is a tensor?", "What is a gradient?"]:
    ids = tokenizer.encode(question, return_tensors="pt")  # ! llm/chat-template-missing
    print(tokenizer.decode(model.generate(ids, max_new_tokens=50)[0]))
