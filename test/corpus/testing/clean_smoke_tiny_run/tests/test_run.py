import joblib
import numpy as np
import pandas as pd

from pipeline import main


def test_runs_from_file_to_model(tmp_path):
    days = pd.date_range("2024-01-01", periods=10).astype(str)
    pd.DataFrame({"day": days, "count": range(10)}).to_parquet(tmp_path / "rides.parquet")
    main([str(tmp_path / "rides.parquet"), str(tmp_path / "out")])
    model = joblib.load(tmp_path / "out" / "rides.joblib")
    answers = model.predict(pd.DataFrame({"weekday": [0, 6]}))
    assert answers.shape == (2,)
    assert np.isfinite(answers).all()
