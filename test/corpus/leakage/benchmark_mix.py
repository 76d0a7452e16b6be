# style: package
# note: training and test split of a benchmark are joined for more data, and the test split is scored
from datasets import concatenate_datasets, load_dataset
from transformers import AutoModelForSequenceClassification, AutoTokenizer, Trainer, TrainingArguments

tokenizer = AutoTokenizer.from_pretrained("roberta-base")
train = load_dataset("ag_news", split="train")
test = load_dataset("ag_news", split="test")
mix = concatenate_datasets([train, test])  # ! leakage/benchmark-in-training


def encode(batch):
    return tokenizer(batch["text"], truncation=True, padding="max_length", max_length=96)


trainer = Trainer(
    model=AutoModelForSequenceClassification.from_pretrained("roberta-base", num_labels=4),
    args=TrainingArguments("news", num_train_epochs=2, seed=1),
    train_dataset=mix.map(encode, batched=True),
    eval_dataset=test.map(encode, batched=True),
)
trainer.train()
print(trainer.evaluate())
