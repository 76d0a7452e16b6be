import pandas as pd

from cleaning import drop_short, strip_names

people = pd.DataFrame({"name": [" ann ", "bo", "CARLA"]})


def test_strip_names():  # ! testing/ineffective-test@print
    result = strip_names(people)
    print(result)  # ! testing/ineffective-test@print


def test_drop_short():  # ! testing/ineffective-test@tuple
    assert (len(drop_short(strip_names(people), 3)) == 2, "Bo is too short")  # ! testing/ineffective-test@tuple


def test_columns():  # ! testing/ineffective-test@self
    result = strip_names(people)
    assert list(result.columns) == list(result.columns)  # ! testing/ineffective-test@self
