import joblib
import pandas as pd
from click.testing import CliRunner

from cli import train


def test_tiny_run(tmp_path):
    source, out = tmp_path / "rows.csv", tmp_path / "model.joblib"
    pd.DataFrame({"a": [1, 2, 3, 4], "b": [4, 3, 2, 1], "label": [0, 0, 1, 1]}).to_csv(source, index=False)
    result = CliRunner().invoke(train, [str(source), "--out", str(out)])
    assert result.exit_code == 0
    assert joblib.load(out).predict([[4, 1]]).tolist() == [1]
