import pytest

from service import TripService


@pytest.fixture
def trip():
    return {"zone": "north", "at": "2024-03-01 08:15:00"}


def test_features(trip):
    service = TripService({"north": 4}, model=None)
    assert service.features(trip).to_dict("records") == [{"zone": 4, "hour": 8}]


def test_unknown_zone(trip):  # ! testing/ineffective-test@stale
    service = TripService({"north": 4}, None, "models/trip.joblib", 30)  # ! testing/ineffective-test@stale
    assert service.features({**trip, "zone": "moon"})["zone"][0] == -1
