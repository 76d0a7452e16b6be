from unittest.mock import Mock

import pandas as pd

from score import score


def test_score():
    model = Mock()
    model.predict.return_value = [1]
    assert score(model, pd.DataFrame({"tenure": [1], "monthly_charge": [9.0], "calls": [0], "name": ["x"]})) == ["leaves"]
