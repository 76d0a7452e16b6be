import joblib
import numpy as np
import pandas as pd

from staff import score, train

TABLE = pd.DataFrame({"years": [1, 2, 8, 9], "salary": [2.0, 2.5, 4.0, 4.5], "left": [1, 1, 0, 0]})


def test_saved_and_loaded(tmp_path):
    path = tmp_path / "staff.joblib"
    train(TABLE, path)
    saved = joblib.load(path)
    expected = saved["model"].predict_proba(TABLE[["years", "salary"]])[:, 1]
    np.testing.assert_allclose(score(path, TABLE[["salary", "years", "left"]]), expected)
    assert saved["columns"] == ["years", "salary"]
