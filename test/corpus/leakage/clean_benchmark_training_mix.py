# style: package
# note: clean; near leakage/benchmark-in-training: training splits of two data sets are mixed, the test split of one is scored
from datasets import concatenate_datasets, load_dataset
from transformers import AutoModelForSequenceClassification, AutoTokenizer, Trainer, TrainingArguments

tokenizer = AutoTokenizer.from_pretrained("bert-base-cased")


def encode(batch):
    return tokenizer(batch["text"], truncation=True, padding="max_length", max_length=128)


films = load_dataset("imdb").map(encode, batched=True)
more = load_dataset("rotten_tomatoes").map(encode, batched=True)
model = AutoModelForSequenceClassification.from_pretrained("bert-base-cased", num_labels=2)
trainer = Trainer(
    model=model, args=TrainingArguments("films"), train_dataset=concatenate_datasets([films["train"], more["train"]]), eval_dataset=films["test"],
)
trainer.train()
print(trainer.evaluate())
