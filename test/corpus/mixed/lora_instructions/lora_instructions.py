# style: package
# note: fine-tuning of a chat model: labels are a copy of the ids with the padding in them, evaluation and saving disagree, arguments have old names, and the pinned remote code is the commit that was read
import argparse

import torch
from datasets import load_dataset
from peft import LoraConfig, get_peft_model
from transformers import AutoModelForCausalLM, AutoTokenizer, Trainer, TrainingArguments, set_seed

NAME = "meta-llama/Llama-3.1-8B-Instruct"
REVISION = "0e9e39f249a16976918f6564b8830bc894c89659"


def encode(tokenizer, rows, length):
    texts = [f"{question}\n{answer}{tokenizer.eos_token}" for question, answer in zip(rows["question"], rows["answer"])]
    encoded = tokenizer(texts, truncation=True, padding="max_length", max_length=length)
    encoded["labels"] = encoded["input_ids"].copy()  # ! llm/label-mask-errors
    return encoded


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", default="pairs.jsonl")
    parser.add_argument("--out", default="lora")
    parser.add_argument("--length", type=int, default=1024)
    args = parser.parse_args()

    set_seed(13)
    tokenizer = AutoTokenizer.from_pretrained(NAME, revision=REVISION)
    tokenizer.pad_token = tokenizer.eos_token
    model = AutoModelForCausalLM.from_pretrained(NAME, revision=REVISION, torch_dtype=torch.bfloat16, trust_remote_code=True)
    model = get_peft_model(model, LoraConfig(r=16, lora_alpha=32, target_modules=["q_proj", "v_proj"], task_type="CAUSAL_LM"))

    pairs = load_dataset("json", data_files=args.data)["train"].train_test_split(test_size=0.05, seed=13)
    pairs = pairs.map(lambda rows: encode(tokenizer, rows, args.length), batched=True, remove_columns=["question", "answer"])

    training = TrainingArguments(  # ! llm/load-best-without-eval@best
        output_dir=args.out,
        per_device_train_batch_size=4,
        gradient_accumulation_steps=8,
        num_train_epochs=3,
        learning_rate=2e-4,
        bf16=True,
        evaluation_strategy="steps",  # ! api/hf-renamed-args
        eval_steps=200,
        save_strategy="epoch",
        load_best_model_at_end=True,  # ! llm/load-best-without-eval@best
        seed=13,
    )
    trainer = Trainer(
        model=model,
        args=training,
        train_dataset=pairs["train"],
        eval_dataset=pairs["test"],
        tokenizer=tokenizer,  # ! api/hf-renamed-args
    )
    trainer.train()
    model.save_pretrained(args.out)

    model.eval()
    inputs = tokenizer("How do I reset my password?", return_tensors="pt").to(model.device)
    with torch.no_grad():
        out = model.generate(**inputs, max_new_tokens=100, do_sample=False, temperature=0.7)  # ! llm/generate-misuse
    print(tokenizer.decode(out[0], skip_special_tokens=True))


if __name__ == "__main__":
    main()
