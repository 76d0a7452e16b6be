import pandas as pd

from summary import monthly

sales = pd.DataFrame({"day": ["2024-01-30", "2024-02-01"], "amount": [3, 4]})


def test_same_table():  # ! testing/ineffective-test@frames
    expected = pd.DataFrame({"month": ["2024-01", "2024-02"], "amount": [3, 4]})
    assert monthly(sales) == expected  # ! testing/ineffective-test@frames


def test_months():
    assert monthly(sales)["month"].tolist() == ["2024-01", "2024-02"]
