# style: package
# note: clean; near security/trust-remote-code: code that lies on this machine
from transformers import AutoModel, AutoTokenizer

FOLDER = "./exports/encoder"
tokenizer = AutoTokenizer.from_pretrained(FOLDER, trust_remote_code=True)
model = AutoModel.from_pretrained("/models/encoder", trust_remote_code=True)
