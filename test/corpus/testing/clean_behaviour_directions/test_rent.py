import numpy as np
import pandas as pd
import pytest

from rent import fit, predict

flat = {"area_m2": 50, "rooms": 2, "has_balcony": 0, "house_number": 3}


@pytest.fixture(scope="module")
def model():
    generator = np.random.default_rng(0)
    table = pd.DataFrame({"area_m2": generator.integers(20, 120, 200), "rooms": generator.integers(1, 5, 200), "has_balcony": generator.integers(0, 2, 200)})
    return fit(table.assign(rent=10 * table["area_m2"] + 40 * table["has_balcony"]))


def rent_of(model, **changes):
    return predict(model, pd.DataFrame([{**flat, **changes}]))[0]


@pytest.mark.parametrize("change", [{"area_m2": 90}, {"has_balcony": 1}])
def test_dearer(model, change):
    assert rent_of(model, **change) > rent_of(model)


def test_house_number_has_no_say(model):
    assert rent_of(model, house_number=99) == pytest.approx(rent_of(model))


def test_shape(model):
    assert predict(model, pd.DataFrame([flat, flat])).shape == (2,)
