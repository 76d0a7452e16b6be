# style: package
# note: clean; near security/trust-remote-code: pinned by a commit, off, or local
from transformers import AutoModelForCausalLM, AutoTokenizer

COMMIT = "5f2c1d0e9b8a7c6d5e4f3a2b1c0d9e8f7a6b5c4d"
tokenizer = AutoTokenizer.from_pretrained("acme/chat-7b", trust_remote_code=True, revision=COMMIT)
model = AutoModelForCausalLM.from_pretrained("acme/chat-7b", trust_remote_code=True, revision=COMMIT)
other = AutoModelForCausalLM.from_pretrained("plain-7b", trust_remote_code=False)
local = AutoModelForCausalLM.from_pretrained("./checkpoints/last", trust_remote_code=True)
