import unittest

import numpy as np

from classify import fit_forest


class ForestTest(unittest.TestCase):
    def test_accuracy(self):  # ! testing/unseeded-test@forest
        X = np.random.rand(120, 3)  # ! testing/unseeded-test@forest
        y = (X[:, 0] > 0.5).astype(int)
        model = fit_forest(X[:90], y[:90])  # ! testing/unseeded-test@forest
        self.assertGreater(model.score(X[90:], y[90:]), 0.95)  # ! testing/unseeded-test@forest

    def test_knows_its_classes(self):
        X = np.array([[0.0], [0.1], [0.9], [1.0]])
        model = fit_forest(X, np.array([0, 0, 1, 1]), random_state=3)
        self.assertEqual(list(model.classes_), [0, 1])
