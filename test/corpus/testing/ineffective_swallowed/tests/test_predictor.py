import unittest
from unittest.mock import MagicMock, patch

from predictor import Predictor


class PredictorTest(unittest.TestCase):
    @patch("predictor.joblib.load")
    def test_label(self, load):  # ! testing/ineffective-test@swallowed
        load.return_value.predict_proba.return_value = [[0.2, 0.8]]
        try:
            self.assertEqual(Predictor("m.joblib").label([1, 2]), "late")  # ! testing/ineffective-test@swallowed
        except Exception:
            pass

    def test_loads(self):  # ! testing/ineffective-test@constant
        self.assertTrue(True)  # ! testing/ineffective-test@constant

    def test_mocked_label(self):  # ! testing/ineffective-test@mock
        predictor = MagicMock()
        predictor.label.return_value = "late"
        self.assertEqual(predictor.label([1, 2]), "late")  # ! testing/ineffective-test@mock
