import unittest

import numpy as np

from nearest import NearestMean


class NearestMeanTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.X = np.array([[0.0, 0.0], [0.1, 0.0], [5.0, 5.0], [5.1, 5.0]])
        cls.model = NearestMean().fit(cls.X, np.array([0, 0, 1, 1]))

    def test_classes(self):
        self.assertEqual(self.model.predict(self.X).tolist(), [0, 0, 1, 1])

    def test_probabilities(self):
        for rows in (self.X, self.X[:1]):
            probabilities = self.model.predict_proba(rows)
            self.assertEqual(probabilities.shape, (len(rows), 2))
            self.assertTrue(np.all((probabilities >= 0) & (probabilities <= 1)))
            np.testing.assert_allclose(probabilities.sum(axis=1), 1.0)
            self.assertFalse(np.isnan(probabilities).any())
