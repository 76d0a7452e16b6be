# style: course
# note: clean; near skew/tokenizer-mismatch: padding to the longest or to max_length is the same under the attention mask
from datasets import load_dataset
from transformers import AutoModelForSequenceClassification, AutoTokenizer, Trainer, TrainingArguments

tokenizer = AutoTokenizer.from_pretrained("roberta-base")
data = load_dataset("json", data_files="complaints.jsonl")["train"].train_test_split(0.1, seed=0)
data = data.map(lambda row: tokenizer(row["text"], truncation=True, max_length=256, padding="max_length"))
model = AutoModelForSequenceClassification.from_pretrained("roberta-base", num_labels=6)
trainer = Trainer(model, TrainingArguments("runs", num_train_epochs=4), train_dataset=data["train"], eval_dataset=data["test"])
trainer.train()
trainer.save_model("complaints")
tokenizer.save_pretrained("complaints")
