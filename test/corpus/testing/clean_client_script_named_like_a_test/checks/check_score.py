import pandas as pd

from score import score_table


def check_score():
    assert score_table(pd.DataFrame({"visits": [3, None], "orders": [1, 0]})).tolist() == [16, 0]


def check_no_rows():
    assert score_table(pd.DataFrame({"visits": [], "orders": []})).empty
