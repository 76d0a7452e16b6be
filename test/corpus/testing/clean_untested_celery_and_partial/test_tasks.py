import pandas as pd

from tasks import nightly, prepare

people = pd.DataFrame({"age": [-3.0, 40.0, 999.0, None]})


def test_prepare():
    result = prepare.fn(people)
    assert result["age"].tolist() == [0, 40, 110, 0]
    assert result["is_adult"].tolist() == [False, True, True, False]


def test_nightly_of_nobody():
    assert nightly.fn(people.iloc[:0]).empty
