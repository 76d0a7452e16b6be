import pandas as pd
import pytest

from checks import BadTable, check


def assert_same(left, right):
    assert left is right


def test_passes_a_good_table():
    table = pd.DataFrame({"a": [1], "b": [2]})
    assert_same(check(table, ["a"]), table)


@pytest.mark.parametrize("table", [pd.DataFrame({"b": [1]}), pd.DataFrame({"a": []})])
def test_refuses(table):
    with pytest.raises(BadTable):
        check(table, ["a"])
