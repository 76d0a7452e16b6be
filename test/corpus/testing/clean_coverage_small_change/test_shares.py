import pandas as pd

from shares import per_mile


def test_per_mile():
    assert per_mile(pd.DataFrame({"fare": [8.0], "miles": [2.0]})).tolist() == [4]
