# style: package
# note: the same repository is one decision; a branch is no pin
from datasets import load_dataset
from transformers import AutoModelForCausalLM, AutoTokenizer

name = "acme/chat-7b"
tokenizer = AutoTokenizer.from_pretrained(name, trust_remote_code=True)  # ! security/trust-remote-code
model = AutoModelForCausalLM.from_pretrained(name, trust_remote_code=True, torch_dtype="auto")
corpus = load_dataset("acme/odd-corpus", trust_remote_code=True, revision="main")  # ! security/trust-remote-code
