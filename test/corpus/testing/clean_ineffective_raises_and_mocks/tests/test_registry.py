import unittest
from unittest.mock import Mock

import numpy as np
import pytest

from registry import label_of, register


def test_refuses_a_weak_model():
    with pytest.raises(ValueError, match="below the floor"):
        register(Mock(), "churn", 0.6)


def test_warns_when_too_good():
    with pytest.warns(UserWarning):
        register(Mock(), "churn", 1.0)


def test_tells_the_registry():
    client = Mock()
    register(client, "churn", 0.9)
    client.create_model_version.assert_called_once_with(name="churn", tags={"accuracy": "0.900"})


class LabelTest(unittest.TestCase):
    def test_asks_the_model_for_one_row(self):
        model = Mock()
        model.predict.return_value = np.array(["cat"])
        self.assertEqual(label_of(model, [1, 2]), "cat")
        model.predict.assert_called_once_with([[1, 2]])
