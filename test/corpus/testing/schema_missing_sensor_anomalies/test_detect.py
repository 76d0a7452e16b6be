import pandas as pd

from detect import find_anomalies


def test_finds_the_spike(tmp_path):
    times = pd.date_range("2024-01-01", periods=100, freq="h")
    readings = pd.DataFrame({"at": times, "v1": 1.0, "v2": [1.0] * 99 + [50.0]})
    readings.to_csv(tmp_path / "readings.csv", index=False)
    found = find_anomalies(tmp_path / "readings.csv")
    assert times[-1] in found.index
