import numpy as np
import pandas as pd
import pytest

from steps import build

table = pd.DataFrame({"income": [1.0, 2.0, np.nan, 4.0], "debt": [0.0, 1.0, 2.0, np.nan]})


@pytest.fixture(scope="module")
def fitted():
    return build().fit(table, [1.0, 2.0, 3.0, 4.0])


def test_fills_with_the_median(fitted):
    filled = fitted.named_steps["fill"].transform(table)
    assert filled["income"][2] == pytest.approx(2.0)
    assert not filled.isna().any().any()


def test_no_division_by_zero(fitted):
    ratios = fitted[:-1].transform(table)["ratio"]
    assert np.isfinite(ratios).all()


def test_more_income_more_limit(fitted):
    low, high = fitted.predict(pd.DataFrame({"income": [1.0, 9.0], "debt": [1.0, 1.0]}))
    assert high > low


def test_name_and_order_of_rows_do_not_matter(fitted):
    backwards = fitted.predict(table.iloc[::-1])[::-1]
    np.testing.assert_allclose(backwards, fitted.predict(table))
