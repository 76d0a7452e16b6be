# style: package
# note: clean; near skew/artifact-mismatch: serving builds on the published network too, and then loads the weights that training saved
import pandas as pd
from model import build
from transformers import AutoTokenizer, TFAutoModel

reviews = pd.read_csv("reviews.csv")
tokenizer = AutoTokenizer.from_pretrained("distilbert-base-uncased")
tokens = tokenizer(list(reviews["text"]), truncation=True, padding="max_length", max_length=256, return_tensors="tf")
model = build(TFAutoModel.from_pretrained("distilbert-base-uncased"), 256)
model.fit(dict(tokens), reviews["rating"], epochs=3)
model.save_weights("rating.weights.h5")
