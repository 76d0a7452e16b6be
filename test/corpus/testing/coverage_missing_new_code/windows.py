# style: package
# note: the change adds two functions and no test; there is no coverage report
# open: testing/untested-feature-code testing/no-edge-case-test testing/no-split-test
# new: make_windows label_windows
import numpy as np


def scale(values: np.ndarray) -> np.ndarray:
    return (values - values.min()) / (values.max() - values.min())


def make_windows(values: np.ndarray, length: int, step: int) -> np.ndarray:  # ! testing/new-code-below-coverage@1
    windows = []
    for start in range(0, len(values) - length + 1, step):
        window = values[start : start + length]
        if np.isnan(window).any():
            continue
        windows.append(window)
    if not windows:
        return np.empty((0, length))
    return np.stack(windows)


def label_windows(values: np.ndarray, length: int, step: int, ahead: int) -> np.ndarray:  # ! testing/new-code-below-coverage@1
    labels = []
    for start in range(0, len(values) - length + 1, step):
        window = values[start : start + length]
        if np.isnan(window).any():
            continue
        end = start + length + ahead
        if end > len(values):
            labels.append(np.nan)
            continue
        later = values[start + length : end]
        change = later.mean() - window[-1]
        labels.append(float(change > 0))
    return np.array(labels)
