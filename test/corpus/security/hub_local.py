# style: package
# note: clean; near security/unpinned-hub-artifact: folders, readers of files, commits and revisions that are worked out
import os

from datasets import load_dataset
from huggingface_hub import snapshot_download
from transformers import AutoModel, AutoTokenizer

COMMIT = os.environ["MODEL_COMMIT"]
model = AutoModel.from_pretrained("./encoder", local_files_only=True)
tokenizer = AutoTokenizer.from_pretrained("../encoder")
other = AutoModel.from_pretrained("acme/encoder", revision=COMMIT)
folder = snapshot_download(repo_id="acme/prompts", revision="5d0f2e8a7f1b")
rows = load_dataset("csv", data_files="rows.csv")
pictures = load_dataset("imagefolder", data_dir="pictures")
table = load_dataset("rows.jsonl")
print(model, tokenizer, other, folder, rows, pictures, table)
