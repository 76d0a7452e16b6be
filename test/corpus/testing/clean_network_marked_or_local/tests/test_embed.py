import pytest
import torch
from transformers import BertConfig, BertModel

from embed import embed, load


class OneTokenEach:
    def __call__(self, texts, **settings):
        return {"input_ids": torch.tensor([[1, 2]] * len(texts)), "attention_mask": torch.tensor([[1, 0]] * len(texts))}


@pytest.fixture
def tiny():
    torch.manual_seed(0)
    return BertModel(BertConfig(vocab_size=8, hidden_size=4, num_hidden_layers=1, num_attention_heads=1, intermediate_size=4)).eval()


def test_one_vector_each(tiny):
    vectors = embed(["a", "b"], OneTokenEach(), tiny)
    assert vectors.shape == (2, 4)
    assert torch.isfinite(vectors).all()
    torch.testing.assert_close(vectors[0], vectors[1])


def test_loads_what_was_saved(tiny, tmp_path, monkeypatch):
    tiny.save_pretrained(tmp_path)
    monkeypatch.setattr("embed.AutoTokenizer.from_pretrained", lambda path: OneTokenEach())
    tokenizer, model = load(str(tmp_path))
    torch.testing.assert_close(embed(["a"], tokenizer, model), embed(["a"], OneTokenEach(), tiny))


@pytest.mark.network
def test_the_real_model():
    tokenizer, model = load("bert-base-uncased")
    assert embed(["a fine film"], tokenizer, model).shape == (1, 768)
