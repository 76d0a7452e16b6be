# style: package
# note: clean; near skew/tokenizer-mismatch, skew/duplicated-feature-code, skew/train-validation-mismatch, skew/dependency-version-mismatch: one function cleans and cuts the texts of all sides
import pandas as pd
import torch
from sklearn.model_selection import train_test_split
from torch.utils.data import DataLoader
from transformers import AutoModelForSequenceClassification, AutoTokenizer

from texts import encoded

tokenizer = AutoTokenizer.from_pretrained("distilbert-base-uncased")
model = AutoModelForSequenceClassification.from_pretrained("distilbert-base-uncased", num_labels=4)
tickets = pd.read_csv("tickets.csv")
train, valid = train_test_split(tickets, stratify=tickets["topic"], random_state=0)
optimizer = torch.optim.AdamW(model.parameters(), lr=3e-5)
for epoch in range(2):
    model.train()
    for rows in DataLoader(list(zip(train["text"], train["topic"])), batch_size=16, shuffle=True, collate_fn=list):
        batch = encoded(tokenizer, [text for text, _ in rows])
        loss = model(**batch, labels=torch.tensor([topic for _, topic in rows])).loss
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    model.eval()
    with torch.no_grad():
        said = model(**encoded(tokenizer, valid["text"].tolist())).logits.argmax(-1)
    print((said.numpy() == valid["topic"].to_numpy()).mean())
model.save_pretrained("tickets-bert")
tokenizer.save_pretrained("tickets-bert")
