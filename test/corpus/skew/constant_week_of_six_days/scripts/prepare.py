# style: package
# note: the cycle of the weekday is divided by 6 in training and by 7 in the service
import numpy as np
import pandas as pd


def add_cycles(trips):
    trips["weekday_sin"] = np.sin(2 * np.pi * trips["weekday"] / 6)
    trips["weekday_cos"] = np.cos(2 * np.pi * trips["weekday"] / 6)
    trips["month_sin"] = np.sin(2 * np.pi * trips["month"] / 12)
    return trips


def read_trips(path):
    trips = pd.read_csv(path, parse_dates=["started"])
    trips["weekday"] = trips["started"].dt.weekday
    trips["month"] = trips["started"].dt.month
    return add_cycles(trips)
