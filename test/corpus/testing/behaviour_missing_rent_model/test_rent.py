import numpy as np
import pandas as pd
import pytest

from rent import FEATURES, fit, predict


@pytest.fixture(scope="module")
def flats():
    generator = np.random.default_rng(0)
    table = pd.DataFrame({name: generator.integers(0, 5, 50) for name in FEATURES})
    return table.assign(rent=300 + 10 * table["area_m2"])


def test_one_rent_each_and_none_below_zero(flats):
    rents = predict(fit(flats), flats)
    assert rents.shape == (50,)
    assert (rents >= 0).all()


def test_error_on_what_it_learned(flats):
    assert np.abs(predict(fit(flats), flats) - flats["rent"]).mean() < 5
