# style: package
"""Cleaning steps for the telemetry tables."""
import pandas as pd


def clip_outliers(frame: pd.DataFrame, columns: list[str], low: float = 0.01, high: float = 0.99) -> pd.DataFrame:
    out = frame.copy()
    for column in columns:
        lo, hi = out[column].quantile([low, high])  # ! leakage/statistic-before-split
        out[column] = out[column].clip(lo, hi)
    return out


def normalise(frame, columns):
    out = frame.copy()
    out[columns] = (out[columns] - out[columns].min()) / (out[columns].max() - out[columns].min())  # ! leakage/statistic-before-split
    return out


def parse_time(frame):
    return frame.assign(hour=pd.to_datetime(frame["stamp"]).dt.hour).drop(columns="stamp")
