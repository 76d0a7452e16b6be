import pandas as pd
import pytest

from shop import basket_stats


@pytest.fixture
def orders():
    return pd.DataFrame({"customer": ["a", "a", "b"], "total": [1.0, 3.0, None], "at": pd.to_datetime(["2024-01-01", "2024-01-05", None])})


@pytest.fixture
def stats(orders):
    return basket_stats(orders)
