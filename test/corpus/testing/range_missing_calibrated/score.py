# style: package
# note: probabilities are made by hand of raw scores; the tests ask whether the model was called and how long the answer is
# open: testing/no-behaviour-test testing/no-data-schema-test testing/no-dataset-test testing/no-determinism-test testing/no-edge-case-test testing/no-feature-list-test testing/no-gradient-test testing/no-latency-test testing/no-learnability-test testing/no-prompt-regression-test testing/no-quality-gate testing/no-roundtrip-test testing/no-slice-test testing/no-smoke-test testing/no-split-test testing/untested-feature-code testing/no-contract-test testing/no-parity-test
import numpy as np
import pandas as pd
from sklearn.linear_model import LinearRegression

FEATURES = ["age", "visits", "spend"]


class PropensityModel:
    def __init__(self):
        self.regression = LinearRegression()

    def fit(self, customers: pd.DataFrame, bought: pd.Series) -> "PropensityModel":
        self.regression.fit(customers[FEATURES], bought)
        return self

    def predict_proba(self, customers: pd.DataFrame) -> np.ndarray:  # ! testing/no-output-range-test
        raw = self.regression.predict(customers[FEATURES])
        return np.stack([1 - raw, raw], axis=1)
