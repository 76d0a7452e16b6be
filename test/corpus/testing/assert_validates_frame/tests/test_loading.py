import pandas as pd
import pytest

from loading import join_labels, to_matrix


def test_join_keeps_every_event():
    events = pd.DataFrame({"user_id": [1, 1, 2], "clicks": [3, 4, 5]})
    labels = pd.DataFrame({"user_id": [1], "label": [1]})
    joined = join_labels(events, labels)
    assert len(joined) == 3
    assert joined["label"].isna().sum() == 1


def test_matrix_refuses_gaps():
    with pytest.raises(AssertionError):
        to_matrix(pd.DataFrame({"a": [1.0, None]}))
