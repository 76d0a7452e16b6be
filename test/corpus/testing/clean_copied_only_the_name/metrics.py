# style: course
# note: clean; near testing/copied-code-under-test: the test's own slow version is held against the project's function, and a helper shares only a name with other code
# open: testing/no-behaviour-test testing/no-data-schema-test testing/no-dataset-test testing/no-determinism-test testing/no-edge-case-test testing/no-feature-list-test testing/no-gradient-test testing/no-latency-test testing/no-learnability-test testing/no-output-range-test testing/no-prompt-regression-test testing/no-quality-gate testing/no-roundtrip-test testing/no-slice-test testing/no-smoke-test testing/no-split-test testing/untested-feature-code testing/no-contract-test testing/no-parity-test
import numpy as np


def top_k_accuracy(scores: np.ndarray, truth: np.ndarray, k: int) -> float:
    best = np.argpartition(-scores, k - 1, axis=1)[:, :k]
    return float((best == truth[:, None]).any(axis=1).mean())


def make_rows(count: int) -> np.ndarray:
    return np.arange(count, dtype=float)[:, None]
