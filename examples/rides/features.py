"""What both sides do to the hour of a ride. The day of the week has no such place: each side has its own."""

import numpy as np
import pandas as pd


def add_hour(rides: pd.DataFrame) -> pd.DataFrame:
    rides = rides.copy()
    rides["hour_sin"] = np.sin(2 * np.pi * rides["hour"] / 24)
    rides["hour_cos"] = np.cos(2 * np.pi * rides["hour"] / 24)
    return rides
