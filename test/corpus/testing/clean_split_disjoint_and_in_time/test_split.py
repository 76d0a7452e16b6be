import pandas as pd
import pytest

from split import split_by_store, split_in_time


@pytest.fixture
def sales():
    return pd.DataFrame({"store": [1, 1, 2, 3], "date": pd.to_datetime(["2024-01-01", "2024-01-08", "2024-01-09", "2024-01-20"])})


def test_no_store_on_both_sides(sales):
    train, test = split_by_store(sales, [2, 3])
    assert not set(train["store"]) & set(test["store"])
    assert len(train) + len(test) == len(sales)


@pytest.mark.parametrize("gap", [0, 5])
def test_training_ends_before_the_test(sales, gap):
    train, test = split_in_time(sales, "2024-01-09", gap)
    assert train["date"].max() < test["date"].min() - pd.Timedelta(days=gap)


def test_nothing_held_out(sales):
    train, test = split_by_store(sales, [])
    assert test.empty
    pd.testing.assert_frame_equal(train, sales)
