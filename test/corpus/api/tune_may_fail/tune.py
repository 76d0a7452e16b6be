# style: package
# note: the requirement allows releases with and without the argument
from transformers import TrainingArguments

args = TrainingArguments("out", evaluation_strategy="epoch")  # ! api/hf-renamed-args
