import pandas as pd
import pytest


def scaled(rooms):  # ! testing/copied-code-under-test@copy
    rooms = rooms.copy()
    rooms["warmth"] = (rooms["inside"] - rooms["outside"]) / rooms["area"].clip(lower=5)
    rooms["night"] = rooms["hour"].between(0, 5).astype(int)
    return rooms.drop(columns=["hour"])


@pytest.fixture
def rooms():
    return pd.DataFrame({"inside": [20.0], "outside": [10.0], "area": [2.0], "hour": [3]})


def test_scaled(rooms):  # ! testing/copied-code-under-test@copy
    result = scaled(rooms)
    assert result["warmth"].tolist() == pytest.approx([2.0])
    assert result["night"].tolist() == [1]
