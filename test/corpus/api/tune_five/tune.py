# style: package
# note: version 5 of Transformers
from datasets import load_dataset
from transformers import AutoModel, Seq2SeqTrainer, Seq2SeqTrainingArguments

corpus = load_dataset("imdb", use_auth_token=True)  # ! api/hf-renamed-args
model = AutoModel.from_pretrained("bert-base-uncased", use_auth_token="x")  # ! api/hf-renamed-args
args = Seq2SeqTrainingArguments(
    "out",
    no_cuda=True,  # ! api/hf-renamed-args
    per_gpu_train_batch_size=8,  # ! api/hf-renamed-args
    learning_rate=1e-4,
)
trainer = Seq2SeqTrainer(model=model, args=args, tokenizer=None)  # ! api/hf-renamed-args
