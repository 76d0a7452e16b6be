import pandas as pd
from pandas.testing import assert_frame_equal

from checks import same_columns, within
from encode import clip_outliers, one_hot


def test_columns_of_levels():
    same_columns(one_hot(pd.DataFrame({"size": ["S"]}), "size", ["S", "M"]), ["size_S", "size_M"])


def test_unseen_level_is_all_zero():
    result = one_hot(pd.DataFrame({"size": ["XXL"]}), "size", ["S", "M"])
    assert_frame_equal(result, pd.DataFrame({"size_S": [0], "size_M": [0]}))


def test_clipped():
    within(clip_outliers(pd.Series([-5.0, 0.5, 99.0]), 0, 1), 0, 1)
