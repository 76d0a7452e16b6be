import pandas as pd
import pytest
from pydantic import ValidationError

from ingest import Point, build_index


def test_nearest(tmp_path):
    pd.DataFrame({"id": [1, 2], "a": [0.1, 0.9], "b": [0.1, 0.9]}).to_csv(tmp_path / "p.csv", index=False)
    _, nearest = build_index(tmp_path / "p.csv").kneighbors([[1.0, 1.0]])
    assert nearest.tolist() == [[1]]


@pytest.mark.parametrize("row", [{"id": 0, "a": 0.1, "b": 0.1}, {"id": 1, "a": 2, "b": 0.1}, {"id": 1}])
def test_bad_rows(row):
    with pytest.raises(ValidationError):
        Point(**row)
