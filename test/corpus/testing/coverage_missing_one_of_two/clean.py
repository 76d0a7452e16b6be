# style: package
# note: of the three new functions the shortest is tested; the two long ones are run by nothing
# open: testing/no-behaviour-test testing/no-data-schema-test testing/no-dataset-test testing/no-determinism-test testing/no-edge-case-test testing/no-feature-list-test testing/no-gradient-test testing/no-latency-test testing/no-learnability-test testing/no-output-range-test testing/no-prompt-regression-test testing/no-quality-gate testing/no-roundtrip-test testing/no-slice-test testing/no-smoke-test testing/no-split-test testing/untested-feature-code testing/no-contract-test testing/no-parity-test
# new: drop_test_accounts winsorise sessions
import numpy as np
import pandas as pd


def drop_test_accounts(users: pd.DataFrame) -> pd.DataFrame:
    return users[~users["email"].str.endswith("@example.com")]


def winsorise(values: pd.Series, low: float, high: float) -> pd.Series:  # ! testing/new-code-below-coverage@1
    if not 0 <= low < high <= 1:
        raise ValueError("low and high are quantiles, low below high")
    lower = values.quantile(low)
    upper = values.quantile(high)
    clipped = values.clip(lower, upper)
    share = (values != clipped).mean()
    if share > 0.2:
        raise ValueError(f"{share:.0%} of the values would be clipped")
    return clipped


def sessions(events: pd.DataFrame, pause: pd.Timedelta) -> pd.DataFrame:  # ! testing/new-code-below-coverage@1
    events = events.sort_values(["user", "time"])
    gap = events.groupby("user")["time"].diff()
    starts = gap.isna() | (gap > pause)
    numbered = events.assign(session=starts.groupby(events["user"]).cumsum())
    grouped = numbered.groupby(["user", "session"])
    result = grouped["time"].agg(["min", "max", "size"]).reset_index()
    result["seconds"] = (result["max"] - result["min"]).dt.total_seconds()
    result["rate"] = result["size"] / result["seconds"].clip(lower=1)
    result["log_seconds"] = np.log1p(result["seconds"])
    single = result["size"] == 1
    if single.any():
        result.loc[single, "rate"] = 0.0
    return result
