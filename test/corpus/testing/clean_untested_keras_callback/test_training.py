import numpy as np
import pytest
from tensorflow import keras

from training import build, fit


@pytest.fixture(autouse=True)
def seed():
    keras.utils.set_random_seed(0)


def test_learns_a_line_and_stops():
    x = np.linspace(-1, 1, 16).reshape(-1, 1)
    model = build(1)
    stop = fit(model, x, 2 * x, loss=0.01)
    assert stop.stopped is not None
    assert model.evaluate(x, 2 * x, verbose=0) < 0.01


@pytest.mark.parametrize("rows", [1, 3])
def test_output(rows):
    output = build(2).predict(np.zeros((rows, 2)), verbose=0)
    assert output.shape == (rows, 1)
    assert np.isfinite(output).all()
