import pandas as pd

from score_all import keep_complete


def test_keep_complete():
    assert len(keep_complete(pd.DataFrame({"price": [1.0, None], "stars": [1, 2]}))) == 1
