import joblib
import numpy as np
import pytest
from sklearn.datasets import make_blobs

from train import NotGoodEnough, train


def test_saves_a_good_model_that_loads(tmp_path):
    X, y = make_blobs(60, centers=2, random_state=0)
    train(X, y, tmp_path / "m.joblib")
    assert joblib.load(tmp_path / "m.joblib").predict(X).tolist() == y.tolist()


def test_refuses_noise(tmp_path):
    generator = np.random.default_rng(0)
    with pytest.raises(NotGoodEnough):
        train(generator.normal(size=(60, 2)), np.tile([0, 1], 30), tmp_path / "m.joblib")
    assert not (tmp_path / "m.joblib").exists()
