import numpy as np

from train import load, predict, train


def test_round_trip(tmp_path):
    model = train(tmp_path / "digits.joblib")
    images = np.zeros((3, 8, 8))
    np.testing.assert_array_equal(predict(load(tmp_path / "digits.joblib"), images), predict(model, images))
