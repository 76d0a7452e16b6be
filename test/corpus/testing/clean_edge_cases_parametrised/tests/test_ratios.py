import numpy as np
import pandas as pd
import pytest

from ratios import debt_ratio


@pytest.mark.parametrize(
    ("income", "debt", "expected"),
    [
        pytest.param([100.0], [50.0], [0.5], id="plain"),
        pytest.param([0.0], [50.0], [10.0], id="no income"),
        pytest.param([np.nan], [50.0], [10.0], id="unknown income"),
        pytest.param([1.0], [5000.0], [10.0], id="extreme"),
        pytest.param([], [], [], id="empty"),
    ],
)
def test_debt_ratio(income, debt, expected):
    ratios = debt_ratio(pd.DataFrame({"income": income, "debt": debt}, dtype=float))
    np.testing.assert_allclose(ratios, expected)
