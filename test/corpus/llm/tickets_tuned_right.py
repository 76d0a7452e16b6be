# style: course
# note: clean; near llm/label-mask-errors, llm/load-best-without-eval, llm/generate-misuse, llm/eval-contamination, llm/chat-template-missing: loss on the answers alone, steps that meet
from datasets import load_dataset
from transformers import AutoModelForCausalLM, AutoTokenizer, DataCollatorForSeq2Seq, Trainer, TrainingArguments, set_seed

set_seed(11)
NAME = "Qwen/Qwen2.5-0.5B-Instruct"
tokenizer = AutoTokenizer.from_pretrained(NAME)
model = AutoModelForCausalLM.from_pretrained(NAME)
tickets = load_dataset("json", data_files="tickets.jsonl", split="train").train_test_split(test_size=0.1, seed=11)


def encode(row):
    prompt = tokenizer.apply_chat_template([{"role": "user", "content": row["question"]}], tokenize=False, add_generation_prompt=True)
    start = tokenizer(prompt, add_special_tokens=False)["input_ids"]
    answer = tokenizer(row["answer"] + tokenizer.eos_token, add_special_tokens=False)["input_ids"]
    ids = (start + answer)[:1024]
    return {"input_ids": ids, "attention_mask": [1] * len(ids), "labels": ([-100] * len(start) + answer)[:1024]}


encoded = tickets.map(encode, remove_columns=tickets["train"].column_names)
args = TrainingArguments(
    "tickets", num_train_epochs=2, per_device_train_batch_size=4, learning_rate=2e-5, eval_strategy="steps", eval_steps=100,
    save_strategy="steps", save_steps=200, load_best_model_at_end=True, metric_for_best_model="eval_loss", greater_is_better=False, seed=11,
)
trainer = Trainer(
    model=model, args=args, train_dataset=encoded["train"], eval_dataset=encoded["test"],
    data_collator=DataCollatorForSeq2Seq(tokenizer, label_pad_token_id=-100),
)
trainer.train()

tokenizer.padding_side = "left"
chats = [[{"role": "user", "content": row["question"]}] for row in tickets["test"].select(range(8))]
batch = tokenizer.apply_chat_template(chats, add_generation_prompt=True, padding=True, return_dict=True, return_tensors="pt").to(model.device)
tokens = model.generate(**batch, max_new_tokens=120, do_sample=True, temperature=0.7, top_p=0.9)
print(tokenizer.batch_decode(tokens[:, batch["input_ids"].shape[1]:], skip_special_tokens=True))
