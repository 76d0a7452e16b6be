# style: package
# note: no evaluation, or at other times
# open: llm/temperature-implicit llm/string-built-prompt
from transformers import Seq2SeqTrainingArguments, TrainingArguments

first = TrainingArguments("a", load_best_model_at_end=True)  # ! llm/load-best-without-eval
second = TrainingArguments("b", eval_strategy="epoch", load_best_model_at_end=True)  # ! llm/load-best-without-eval
third = Seq2SeqTrainingArguments("c", load_best_model_at_end=True, eval_strategy="steps", save_strategy="epoch")  # ! llm/load-best-without-eval
fourth = TrainingArguments("d", load_best_model_at_end=True, eval_strategy="steps", eval_steps=100, save_steps=250)  # ! llm/load-best-without-eval
