import unittest

import numpy as np
import pandas as pd

from weights import blend, weighted_error


class Blend(unittest.TestCase):
    def test_blend(self):
        result = blend(np.array([0.2]), np.array([0.9]), 0.3)
        self.assertEqual(result[0], 0.69)  # ! testing/exact-float-assert

    def test_error(self):
        table = pd.DataFrame({"weight": [0.1, 0.7], "error": [0.3, 0.4]})
        self.assertEqual(weighted_error(table), 0.3875)  # ! testing/exact-float-assert


if __name__ == "__main__":
    unittest.main()
