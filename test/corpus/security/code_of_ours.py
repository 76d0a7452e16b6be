# style: package
# note: clean; near security/trust-remote-code: off by a constant, and a choice of the caller
# open: security/unpinned-hub-artifact
from transformers import AutoConfig, AutoModel, AutoTokenizer

from modeling import OwnModel

CODE = False
tokenizer = AutoTokenizer.from_pretrained("bert-base-uncased", trust_remote_code=CODE)
config = AutoConfig.from_pretrained("configs/own", trust_remote_code=False)
model = OwnModel(config)


def load(path, trust_remote_code=False):
    return AutoModel.from_pretrained(path, trust_remote_code=trust_remote_code)
