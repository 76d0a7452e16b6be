# style: package
# note: three keys: in a dict, as an argument, in a constructor
import wandb
from huggingface_hub import login
from openai import OpenAI

TOKENS = {
    "hub": "hf_QwErTyUiOpAsDfGhJkLzXcVbNm9283746a",  # ! security/secret-in-code
}
login(token=TOKENS["hub"])
wandb.login(key="9f8e7d6c5b4a39281706f5e4d3c2b1a098765432")  # ! security/secret-in-code
client = OpenAI(api_key="sk-proj-Zq8Lw2Nf7Rt5Vb3Xc9Mk4Jh6Gd1Sa0PoIu", timeout=20)  # ! security/secret-in-code
