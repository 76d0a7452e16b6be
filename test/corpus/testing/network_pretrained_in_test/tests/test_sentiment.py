import numpy as np
from transformers import AutoTokenizer

from sentiment import label_of, load


def test_tokens_of_one_sentence():  # ! testing/test-needs-network@tokens
    tokenizer = AutoTokenizer.from_pretrained("distilbert-base-uncased")  # ! testing/test-needs-network@tokens
    assert len(tokenizer("a fine film")["input_ids"]) == 5


def test_loads_both():  # ! testing/test-needs-network@load
    tokenizer, model = load()  # ! testing/test-needs-network@load
    assert model.config.num_labels == 2
    assert tokenizer.vocab_size > 0


def test_label_of():
    assert label_of(np.array([0.1, 0.9])) == "positive"
    assert label_of(np.array([0.9, 0.1])) == "negative"
