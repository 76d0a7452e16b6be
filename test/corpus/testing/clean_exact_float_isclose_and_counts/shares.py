# style: course
# note: clean; near testing/exact-float-assert: computed floats are compared with a tolerance, and exactly are compared counts, halves, rounded numbers and settings
# open: testing/no-behaviour-test testing/no-data-schema-test testing/no-dataset-test testing/no-determinism-test testing/no-edge-case-test testing/no-feature-list-test testing/no-gradient-test testing/no-latency-test testing/no-learnability-test testing/no-output-range-test testing/no-prompt-regression-test testing/no-quality-gate testing/no-roundtrip-test testing/no-slice-test testing/no-smoke-test testing/no-split-test testing/untested-feature-code testing/no-contract-test testing/no-parity-test
import numpy as np


class Smoother:
    def __init__(self, alpha: float = 0.3):
        self.alpha = alpha

    def __call__(self, values: np.ndarray) -> np.ndarray:
        smooth = np.empty_like(values, dtype=float)
        level = values[0]
        for index, value in enumerate(values):
            level = self.alpha * value + (1 - self.alpha) * level
            smooth[index] = level
        return smooth


def share_missing(values: np.ndarray) -> float:
    return float(np.isnan(values).mean())


def percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 1)
