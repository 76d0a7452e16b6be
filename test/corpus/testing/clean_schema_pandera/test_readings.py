import pandas as pd
import pandera as pa
import pytest

from readings import SCHEMA, cluster

good = pd.DataFrame({"x": [0.0, 0.9], "y": [0.0, 5.0], "unit": ["a", "b"]})


def test_clusters(tmp_path):
    good.to_csv(tmp_path / "u.csv", index=False)
    first, second = cluster(tmp_path / "u.csv", 2)
    assert first != second


@pytest.mark.parametrize("bad", [good.assign(x=7.0), good.assign(y=None), good.assign(unit="a")])
def test_refuses(bad):
    with pytest.raises(pa.errors.SchemaError):
        SCHEMA.validate(bad)
