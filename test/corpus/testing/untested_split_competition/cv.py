# style: competition
# note: the split by time has arithmetic that no test runs; the tests look at the metric alone
# open: testing/no-split-test testing/no-edge-case-test
import numpy as np
import pandas as pd


def smape(truth, guess):
    truth, guess = np.asarray(truth, dtype=float), np.asarray(guess, dtype=float)
    bottom = np.abs(truth) + np.abs(guess)
    return 200 * np.mean(np.where(bottom == 0, 0.0, np.abs(truth - guess) / np.where(bottom == 0, 1.0, bottom)))


def rolling_folds(table: pd.DataFrame, weeks: int, gap: int):  # ! testing/untested-feature-code
    days = table["date"].drop_duplicates().sort_values()
    for fold in range(weeks, 0, -1):
        end = days.iloc[-1] - pd.Timedelta(weeks=fold - 1)
        start = end - pd.Timedelta(weeks=1)
        train = table["date"] <= start - pd.Timedelta(days=gap)
        valid = (table["date"] > start) & (table["date"] <= end)
        yield np.flatnonzero(train), np.flatnonzero(valid)
