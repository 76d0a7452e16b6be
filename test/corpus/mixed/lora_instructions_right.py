# style: package
# note: clean; near llm/label-mask-errors, llm/load-best-without-eval, api/hf-renamed-args, llm/generate-misuse, llm/chat-template-missing, security/trust-remote-code: prompt and padding are masked by hand, evaluation and saving go together, the answer is asked for with the chat's template and padding on the left
import torch
from datasets import load_dataset
from peft import LoraConfig, get_peft_model
from transformers import AutoModelForCausalLM, AutoTokenizer, Trainer, TrainingArguments, set_seed

NAME = "Qwen/Qwen2.5-1.5B-Instruct"
REVISION = "989aa7980e4cf806f80c7fef2b1adb7bc71aa306"
IGNORED = -100


def encode(tokenizer, row, length=1024):
    prompt = tokenizer.apply_chat_template([{"role": "user", "content": row["question"]}], add_generation_prompt=True, tokenize=True)
    answer = tokenizer(row["answer"] + tokenizer.eos_token, add_special_tokens=False)["input_ids"]
    ids = (prompt + answer)[:length]
    return {"input_ids": ids, "labels": ([IGNORED] * len(prompt) + answer)[:length], "attention_mask": [1] * len(ids)}


class Collate:
    def __init__(self, pad: int):
        self.pad = pad

    def __call__(self, rows):
        longest = max(len(row["input_ids"]) for row in rows)

        def fill(name, value):
            return torch.tensor([row[name] + [value] * (longest - len(row[name])) for row in rows])

        return {"input_ids": fill("input_ids", self.pad), "labels": fill("labels", IGNORED), "attention_mask": fill("attention_mask", 0)}


def answer_all(model, tokenizer, questions):
    tokenizer.padding_side = "left"
    chats = [[{"role": "user", "content": question}] for question in questions]
    inputs = tokenizer.apply_chat_template(chats, add_generation_prompt=True, padding=True, return_tensors="pt", return_dict=True).to(model.device)
    model.eval()
    with torch.inference_mode():
        out = model.generate(**inputs, max_new_tokens=100, do_sample=True, temperature=0.7, top_p=0.9)
    return tokenizer.batch_decode(out[:, inputs["input_ids"].shape[1]:], skip_special_tokens=True)


def main():
    set_seed(13)
    tokenizer = AutoTokenizer.from_pretrained(NAME, revision=REVISION)
    model = AutoModelForCausalLM.from_pretrained(NAME, revision=REVISION, torch_dtype=torch.bfloat16)
    model = get_peft_model(model, LoraConfig(r=16, lora_alpha=32, target_modules="all-linear", task_type="CAUSAL_LM"))
    pairs = load_dataset("json", data_files="pairs.jsonl")["train"].train_test_split(test_size=0.05, seed=13)
    pairs = pairs.map(lambda row: encode(tokenizer, row), remove_columns=["question", "answer"])
    training = TrainingArguments(
        output_dir="lora",
        per_device_train_batch_size=4,
        num_train_epochs=3,
        learning_rate=2e-4,
        bf16=True,
        eval_strategy="steps",
        eval_steps=200,
        save_strategy="steps",
        save_steps=400,
        load_best_model_at_end=True,
        metric_for_best_model="eval_loss",
        seed=13,
    )
    trainer = Trainer(
        model=model,
        args=training,
        train_dataset=pairs["train"],
        eval_dataset=pairs["test"],
        processing_class=tokenizer,
        data_collator=Collate(tokenizer.pad_token_id),
    )
    trainer.train()
    print(answer_all(model, tokenizer, ["How do I reset my password?", "Where is my order?"]))


if __name__ == "__main__":
    main()
