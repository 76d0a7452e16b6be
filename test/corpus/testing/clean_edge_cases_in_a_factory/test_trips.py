import numpy as np
import pandas as pd
import pytest

from trips import speed


def trip(**overrides):
    return pd.DataFrame([{"km": 10.0, "minutes": 30.0, **overrides}])


def test_ordinary():
    assert speed(trip()).tolist() == [20]


def test_no_minutes():
    assert speed(trip(minutes=0.0)).tolist() == [0]


def test_minutes_unknown():
    assert speed(trip(minutes=np.nan)).tolist() == [0]


def test_no_trips():
    assert speed(trip().iloc[:0]).empty


def test_backwards():
    with pytest.raises(ValueError, match="shorter"):
        speed(trip(km=-1.0))
