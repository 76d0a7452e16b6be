# style: package
# note: branches and tags of the hub, and a data set by its bare name
from datasets import load_dataset
from huggingface_hub import snapshot_download
from transformers import AutoModel, AutoTokenizer

model = AutoModel.from_pretrained("acme/encoder", revision="main")  # ! security/unpinned-hub-artifact
tokenizer = AutoTokenizer.from_pretrained("acme/encoder", revision="main")
folder = snapshot_download(repo_id="acme/prompts", revision="v1.2")  # ! security/unpinned-hub-artifact
reviews = load_dataset("imdb", split="train")  # ! security/unpinned-hub-artifact
print(model, tokenizer, folder, reviews)
