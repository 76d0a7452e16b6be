# style: competition
# note: clean; near security/trust-remote-code: the folder that the settings name lies on this machine
from transformers import AutoTokenizer


class CFG:
    model_path = "/models/small-chat/1"
    seed = 7


class Chat:
    def __init__(self, cfg):
        self.cfg = cfg
        self.tokenizer = AutoTokenizer.from_pretrained(self.cfg.model_path, trust_remote_code=True)
