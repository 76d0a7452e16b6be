# style: package
import pandas as pd


def regular(frame: pd.DataFrame) -> pd.DataFrame:
    """Ten-minute grid without gaps."""
    grid = frame.set_index("time").sort_index().resample("10min").mean()
    return grid.interpolate()  # ! leakage/future-values


def add_trend(frame):
    return frame.assign(power_change=frame["power"].diff(-6))  # ! leakage/future-values|leakage/target-derived-feature
