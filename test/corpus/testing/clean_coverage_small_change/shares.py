# style: package
# note: clean; near testing/new-code-below-coverage: the change is too small to be judged in percent, and the rest was there before
# open: testing/untested-feature-code testing/no-edge-case-test
# new: share_of_day
import pandas as pd


def share_of_day(rides: pd.DataFrame) -> pd.Series:
    day = rides.groupby("day")["fare"].transform("sum")
    return rides["fare"] / day.clip(lower=1)


def per_mile(rides: pd.DataFrame) -> pd.Series:
    return rides["fare"] / rides["miles"].clip(lower=0.1)
