from unittest.mock import patch

with patch("joblib.load"):
    from api import to_row


def test_absences_default_to_none():
    row = to_row({"hours": "4"})
    assert row["hours"][0] == 4
    assert row["absences"][0] == 0
