# style: package
# note: clean; near security/unpinned-hub-artifact: a path from outside, a pin, and what the program saved
import os

from transformers import AutoModel, AutoTokenizer

path = os.environ["MODEL_PATH"]
tokenizer = AutoTokenizer.from_pretrained(path)
model = AutoModel.from_pretrained("acme/small-bert", revision="0a1b2c3d4e5f60718293a4b5c6d7e8f901234567")
model.save_pretrained("exports/encoder")
again = AutoModel.from_pretrained("exports/encoder")
