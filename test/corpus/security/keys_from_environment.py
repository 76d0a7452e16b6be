# style: package
# note: clean; near security/secret-in-code: keys of the environment, stand-ins, and a commit hash
import os
from getpass import getpass

import wandb
from huggingface_hub import login
from openai import OpenAI

# export OPENAI_API_KEY=sk-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
client = OpenAI(api_key=os.environ["OPENAI_API_KEY"], timeout=20)
login(token=os.getenv("HF_TOKEN") or getpass("token"))
wandb.login(key=os.environ.get("WANDB_API_KEY", "your-40-character-key-goes-here-xxxxxxxx"))
COMMIT = "9f8e7d6c5b4a39281706f5e4d3c2b1a098765432"
