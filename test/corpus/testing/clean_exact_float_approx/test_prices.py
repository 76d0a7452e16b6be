import unittest

import numpy as np
import pandas as pd
import pytest

from prices import count_missing, price_per_metre


@pytest.fixture
def flats():
    return pd.DataFrame({"price": [100.0, 250.0, 90.0], "area": [30.0, 70.0, 0.0]})


def test_price_per_metre(flats):
    result = price_per_metre(flats)
    assert result[0] == pytest.approx(3.3333, abs=1e-3)
    np.testing.assert_allclose(result[1], 3.571428, rtol=1e-5)
    assert np.isnan(result[2])


def test_counts_are_whole_numbers(flats):
    assert count_missing(flats) == 0
    assert count_missing(price_per_metre(flats).to_frame()) == 1


class PriceTest(unittest.TestCase):
    def test_nearly(self):
        table = pd.DataFrame({"price": [1.0], "area": [3.0]})
        self.assertAlmostEqual(price_per_metre(table)[0], 0.3333, places=4)
