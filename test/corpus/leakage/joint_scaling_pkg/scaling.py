# style: package
import numpy as np
from sklearn.preprocessing import QuantileTransformer


class JointScaler:
    """Scales two matrices to one distribution."""

    def __init__(self, n_quantiles=200):
        self.transformer = QuantileTransformer(n_quantiles=n_quantiles, output_distribution="normal")

    def fit_both(self, first, second):
        stacked = np.vstack([first, second])
        self.transformer.fit(stacked)  # ! leakage/fit-on-train-and-test
        return self.transformer.transform(first), self.transformer.transform(second)
