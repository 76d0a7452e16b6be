# style: course
# note: a language model tuned on support mail: padding is learned, the best checkpoint is never measured, sampling settings without sampling
# open: llm/eval-contamination llm/chat-template-missing
from datasets import load_dataset
from transformers import AutoModelForCausalLM, AutoTokenizer, Trainer, TrainingArguments, set_seed

set_seed(3)
tokenizer = AutoTokenizer.from_pretrained("gpt2")
tokenizer.pad_token = tokenizer.eos_token
model = AutoModelForCausalLM.from_pretrained("gpt2")
mails = load_dataset("csv", data_files="mails.csv", split="train").train_test_split(test_size=0.2, seed=3)


def tokenize(batch):
    encoded = tokenizer(batch["text"], truncation=True, padding="max_length", max_length=256)
    encoded["labels"] = encoded["input_ids"].copy()  # ! llm/label-mask-errors
    return encoded


encoded = mails.map(tokenize, batched=True)
args = TrainingArguments("mails", num_train_epochs=3, load_best_model_at_end=True, save_strategy="steps", save_steps=500)  # ! llm/load-best-without-eval
trainer = Trainer(model=model, args=args, train_dataset=encoded["train"], eval_dataset=encoded["test"])
trainer.train()

prompts = ["Dear customer,", "Thank you for your mail about"]
inputs = tokenizer(prompts, padding=True, return_tensors="pt")
out = model.generate(**inputs, max_new_tokens=40)  # ! llm/generate-misuse
short = model.generate(**tokenizer("Dear", return_tensors="pt"), temperature=0.3, do_sample=False, max_new_tokens=20)  # ! llm/generate-misuse
print(tokenizer.batch_decode(out), tokenizer.decode(short[0]))
