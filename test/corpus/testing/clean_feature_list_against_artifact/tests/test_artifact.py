import pandas as pd
import pytest

from score import CLASSES, FEATURES, load, score


@pytest.fixture(scope="session")
def model():
    return load()


def test_features_are_those_of_the_model(model):
    assert list(model.feature_names_in_) == FEATURES


def test_classes_are_those_of_the_model(model):
    assert list(model.classes_) == CLASSES


def test_golden_answers(model):
    customers = pd.DataFrame([[1, 99.0, 9], [60, 20.0, 0]], columns=FEATURES)
    assert score(model, customers) == ["leaves", "stays"]
