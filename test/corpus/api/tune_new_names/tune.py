# style: package
# note: clean; near api/hf-renamed-args: the new names
from torch.optim import AdamW
from transformers import AutoModel, Trainer, TrainingArguments
from trl import SFTConfig, SFTTrainer

model = AutoModel.from_pretrained("bert-base-uncased", token=True)
args = TrainingArguments("out", eval_strategy="epoch", use_cpu=True)
trainer = Trainer(model=model, args=args, processing_class=None)
tuner = SFTTrainer(model, args=SFTConfig("out", max_length=512, packing=True))
optimiser = AdamW(model.parameters())
