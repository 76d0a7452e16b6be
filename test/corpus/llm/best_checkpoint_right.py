# style: package
# note: clean; near llm/load-best-without-eval: at the same times
# open: llm/temperature-implicit llm/string-built-prompt
from transformers import IntervalStrategy, TrainingArguments

OPTIONS = {"eval_strategy": "epoch", "save_strategy": "epoch"}
first = TrainingArguments("a", load_best_model_at_end=True, eval_strategy="epoch", save_strategy="epoch")
second = TrainingArguments("b", load_best_model_at_end=True, **OPTIONS)
third = TrainingArguments("c", load_best_model_at_end=True, eval_strategy=IntervalStrategy.STEPS, save_steps=100, eval_steps=50)
fourth = TrainingArguments("d", load_best_model_at_end=False, save_strategy="epoch")
fifth = TrainingArguments("e", load_best_model_at_end=True, eval_strategy="epoch", save_strategy="best")
