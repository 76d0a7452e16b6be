# style: package
# note: the service cuts texts with the uncased tokenizer, the network knows the cased vocabulary
import pandas as pd
import torch
from torch.utils.data import DataLoader
from transformers import BertForSequenceClassification, BertTokenizerFast

tokenizer = BertTokenizerFast.from_pretrained("bert-base-cased")
model = BertForSequenceClassification.from_pretrained("bert-base-cased", num_labels=3)


def collate(rows):
    batch = tokenizer([row[0] for row in rows], padding=True, truncation=True, max_length=128, return_tensors="pt")
    batch["labels"] = torch.tensor([row[1] for row in rows])
    return batch


def main():
    mails = pd.read_csv("mails.csv")
    rows = list(zip(mails["text"], mails["priority"]))
    optimizer = torch.optim.AdamW(model.parameters(), lr=3e-5)
    model.train()
    for epoch in range(3):
        for batch in DataLoader(rows, batch_size=16, shuffle=True, collate_fn=collate):
            loss = model(**batch).loss
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    model.save_pretrained("mail-priority")


if __name__ == "__main__":
    main()
