# style: package
# note: clean; near skew/tokenizer-mismatch: one encode function with one settings file
import pandas as pd
import torch
from transformers import AutoModelForSequenceClassification

from text import SETTINGS, encode

table = pd.read_csv("queries.csv").sample(frac=1, random_state=0)
model = AutoModelForSequenceClassification.from_pretrained(SETTINGS["checkpoint"], num_labels=2)
optimizer = torch.optim.AdamW(model.parameters(), 5e-5)
model.train()
for start in range(0, len(table), 32):
    rows = table.iloc[start:start + 32]
    loss = model(**encode(rows["query"].tolist()), labels=torch.tensor(rows["label"].to_numpy())).loss
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
model.save_pretrained("query-intent")
