# style: course
# note: sums of decimal fractions are compared with ==, in pytest and in unittest
# open: testing/no-behaviour-test testing/no-data-schema-test testing/no-dataset-test testing/no-determinism-test testing/no-edge-case-test testing/no-feature-list-test testing/no-gradient-test testing/no-latency-test testing/no-learnability-test testing/no-output-range-test testing/no-prompt-regression-test testing/no-quality-gate testing/no-roundtrip-test testing/no-slice-test testing/no-smoke-test testing/no-split-test testing/untested-feature-code testing/no-contract-test testing/no-parity-test
import numpy as np
import pandas as pd


def blend(first: np.ndarray, second: np.ndarray, share: float) -> np.ndarray:
    return share * first + (1 - share) * second


def weighted_error(table: pd.DataFrame) -> float:
    return float((table["weight"] * table["error"]).sum() / table["weight"].sum())
