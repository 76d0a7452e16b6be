# style: package
# note: clean; near testing/assert-for-validation: what comes in is refused with an error, asserts are about the function's own result and for the type checker
# open: testing/no-behaviour-test testing/no-data-schema-test testing/no-dataset-test testing/no-determinism-test testing/no-edge-case-test testing/no-feature-list-test testing/no-gradient-test testing/no-latency-test testing/no-learnability-test testing/no-output-range-test testing/no-prompt-regression-test testing/no-quality-gate testing/no-roundtrip-test testing/no-slice-test testing/no-smoke-test testing/no-split-test testing/untested-feature-code testing/no-contract-test testing/no-parity-test
from typing import Optional

import numpy as np
import pandas as pd


def windows(values: np.ndarray, length: int) -> np.ndarray:
    if values.ndim != 1:
        raise ValueError(f"values must have one axis, not {values.ndim}")
    result = np.lib.stride_tricks.sliding_window_view(values, length)
    assert result.shape[1] == length
    return result


def rate(table: pd.DataFrame, column: Optional[str] = None) -> float:
    if column is None:
        column = table.columns[-1]
    assert isinstance(column, str)
    return float(table[column].mean())
