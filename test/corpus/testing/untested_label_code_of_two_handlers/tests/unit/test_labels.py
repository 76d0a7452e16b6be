import pandas as pd
import pytest

from labels import churned


@pytest.mark.parametrize(("day", "expected"), [("2024-01-01", 1), ("2024-05-31", 0), (None, 0)])
def test_churned(day, expected):
    customers = pd.DataFrame({"last_seen": [day]})
    assert churned(customers, today="2024-06-01").tolist() == [expected]
