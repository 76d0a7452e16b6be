import pandas as pd

from ratios import debt_ratio


def test_debt_ratio():  # ! testing/no-edge-case-test@edge
    people = pd.DataFrame({"income": [100, 200], "debt": [50, 400]})
    assert debt_ratio(people).tolist() == [0.5, 2.0]
