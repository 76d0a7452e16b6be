# style: course
# note: an image captioner whose gradients are erased before the step
import evaluate
import torch
from datasets import load_dataset
from torch.utils.data import DataLoader
from transformers import AutoProcessor, BlipForConditionalGeneration, get_cosine_schedule_with_warmup

NAME = "Salesforce/blip-image-captioning-base"
REVISION = "82a37760796d32b1411fe092ab5d4e227313294b"
torch.manual_seed(21)
device = "cuda" if torch.cuda.is_available() else "cpu"

processor = AutoProcessor.from_pretrained(NAME, revision=REVISION)
model = BlipForConditionalGeneration.from_pretrained(NAME, revision=REVISION).to(device)
data = load_dataset("imagefolder", data_dir="captions")
bleu = evaluate.load("bleu")


def collate(rows):
    batch = processor(images=[row["image"] for row in rows], text=[row["text"] for row in rows], padding=True, return_tensors="pt")
    labels = batch["input_ids"].clone()
    labels[labels == processor.tokenizer.pad_token_id] = -100
    batch["labels"] = labels
    return batch


train_loader = DataLoader(data["train"], batch_size=8, shuffle=True, collate_fn=collate)
valid_loader = DataLoader(data["validation"], batch_size=8, collate_fn=collate)
optimizer = torch.optim.AdamW(model.parameters(), lr=5e-5)
scheduler = get_cosine_schedule_with_warmup(optimizer, 100, 10 * len(train_loader))

for epoch in range(10):
    model.train()
    for batch in train_loader:
        batch = batch.to(device)
        loss = model(**batch).loss
        loss.backward()
        optimizer.zero_grad()  # ! training/zero-grad-between-backward-and-step
        optimizer.step()
        scheduler.step()

    model.eval()
    scores = []
    for batch in valid_loader:
        batch = batch.to(device)
        made = model.generate(pixel_values=batch["pixel_values"], max_new_tokens=30)
        labels = batch["labels"].masked_fill(batch["labels"] == -100, processor.tokenizer.pad_token_id)
        predictions = processor.batch_decode(made, skip_special_tokens=True)
        references = [[text] for text in processor.batch_decode(labels, skip_special_tokens=True)]
        scores.append(bleu.compute(predictions=predictions, references=references)["bleu"])
    print(epoch, sum(scores) / len(scores))

model.save_pretrained("captioner")
