# style: package
# note: clean; near api/hf-renamed-args: a class of its own with the same name
from transformers import AutoModel


class TrainingArguments:
    def __init__(self, out, evaluation_strategy="epoch", tokenizer=None):
        self.out = out


args = TrainingArguments("out", evaluation_strategy="steps", tokenizer=None)
options = dict(evaluation_strategy="epoch")
model = AutoModel.from_pretrained("bert-base-uncased")
print(args, options, model)
