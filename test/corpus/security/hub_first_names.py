# style: beginner
# note: the first models of the hub have no owner in their names
from transformers import AutoModelForSequenceClassification, AutoTokenizer, pipeline

tokenizer = AutoTokenizer.from_pretrained("distilbert-base-uncased")  # ! security/unpinned-hub-artifact
model = AutoModelForSequenceClassification.from_pretrained("roberta-large-mnli")  # ! security/unpinned-hub-artifact
own = AutoModelForSequenceClassification.from_pretrained("bert-of-ours")
cached = AutoTokenizer.from_pretrained("gpt2", local_files_only=True)
