# style: beginner
# note: results that nobody takes, and results that are None
# open: data/read-without-schema data/inplace-true
import numpy as np
import pandas as pd

orders = pd.read_csv("orders.csv")
orders.dropna(subset=["price"])  # ! data/result-discarded
orders.sort_values("date")  # ! data/result-discarded
clean = orders.drop(columns=["note"], inplace=True)  # ! data/inplace-result-assigned
orders = orders.reset_index(drop=True, inplace=True)  # ! data/inplace-result-assigned


def bounded(scores: np.ndarray):
    np.clip(scores, 0, 1)  # ! data/result-discarded
    return scores


def tidy(frame: pd.DataFrame):
    return frame.rename(columns=str.lower, inplace=True)  # ! data/inplace-result-assigned
