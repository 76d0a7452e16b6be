# style: package
# note: clean; near training/zero-grad-missing, training/step-missing, training/scheduler-before-optimizer, training/distributed-sampler-epoch, training/clip-order: Accelerate prepares the parts, gradients are gathered over four batches, and steps happen inside its context
import math

import torch
from accelerate import Accelerator
from accelerate.utils import set_seed
from datasets import load_dataset
from torch.utils.data import DataLoader
from transformers import AutoModelForSequenceClassification, AutoTokenizer, DataCollatorWithPadding, get_linear_schedule_with_warmup

NAME = "microsoft/deberta-v3-small"
REVISION = "a36c739020e01763fe789b4b85e2df55d6180012"
EPOCHS = 3


def loaders(tokenizer):
    raw = load_dataset("glue", "mrpc")
    encoded = raw.map(lambda rows: tokenizer(rows["sentence1"], rows["sentence2"], truncation=True), batched=True, remove_columns=["sentence1", "sentence2", "idx"])
    encoded = encoded.rename_column("label", "labels")
    collate = DataCollatorWithPadding(tokenizer)
    train = DataLoader(encoded["train"], shuffle=True, batch_size=16, collate_fn=collate)
    valid = DataLoader(encoded["validation"], batch_size=64, collate_fn=collate)
    return train, valid


def main():
    accelerator = Accelerator(gradient_accumulation_steps=4, mixed_precision="bf16")
    set_seed(42)
    tokenizer = AutoTokenizer.from_pretrained(NAME, revision=REVISION)
    model = AutoModelForSequenceClassification.from_pretrained(NAME, revision=REVISION, num_labels=2)
    train_loader, valid_loader = loaders(tokenizer)
    optimizer = torch.optim.AdamW(model.parameters(), lr=2e-5)
    steps = EPOCHS * math.ceil(len(train_loader) / 4)
    scheduler = get_linear_schedule_with_warmup(optimizer, int(0.1 * steps), steps)
    model, optimizer, train_loader, valid_loader, scheduler = accelerator.prepare(model, optimizer, train_loader, valid_loader, scheduler)

    for epoch in range(EPOCHS):
        model.train()
        for batch in train_loader:
            with accelerator.accumulate(model):
                loss = model(**batch).loss
                accelerator.backward(loss)
                if accelerator.sync_gradients:
                    accelerator.clip_grad_norm_(model.parameters(), 1.0)
                optimizer.step()
                scheduler.step()
                optimizer.zero_grad()

        model.eval()
        right, seen = 0, 0
        for batch in valid_loader:
            with torch.no_grad():
                guessed = model(**batch).logits.argmax(dim=-1)
            guessed, labels = accelerator.gather_for_metrics((guessed, batch["labels"]))
            right += (guessed == labels).sum().item()
            seen += len(labels)
        accelerator.print(f"epoch {epoch}: {right / seen:.4f}")

    accelerator.wait_for_everyone()
    accelerator.unwrap_model(model).save_pretrained("mrpc", save_function=accelerator.save)


if __name__ == "__main__":
    main()
