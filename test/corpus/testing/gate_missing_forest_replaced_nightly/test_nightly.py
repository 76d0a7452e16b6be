from pathlib import Path

from nightly import model_path


def test_path():
    assert model_path(Path("models"), "a") == Path("models/a.joblib")
