# style: competition
# note: clean; near numerics/nan-compare, numerics/isclose-zero, numerics/weekmask, numerics/array-from-generator, numerics/removed-numpy-api: gaps asked for by name, arrays of lists
# open: numerics/float-equality
import math
from statistics import fmean

import numpy as np
import pandas as pd

shifts = pd.read_parquet("shifts.parquet")
holidays = np.array([day.date() for day in pd.to_datetime(shifts.loc[shifts["holiday"].eq(1), "day"])], dtype="datetime64[D]")
calendar = np.busdaycalendar(weekmask="Mon Tue Wed Thu Fri Sat", holidays=holidays)
days = shifts["day"].to_numpy().astype("datetime64[D]")
shifts["open"] = np.is_busday(days, busdaycal=calendar)
shifts["next"] = np.busday_offset(days, 1, roll="forward", weekmask=[1, 1, 1, 1, 1, 1, 0])

gaps = shifts["hours"].isna() | (shifts["hours"] != shifts["hours"])
shifts["hours"] = shifts["hours"].where(~gaps, np.nan)
codes = shifts["code"].replace({"nan": np.nan, "": None})
assert not np.isnan(shifts.loc[~gaps, "hours"]).any() and codes.isna().sum() <= gaps.sum()

lengths = np.array([len(name) for name in shifts["name"].astype(str)], dtype=np.int64)
rates = np.fromiter((rate for rate in shifts["rate"]), dtype=float, count=len(shifts))
weights = np.array(list(map(float, rates))) / max(rates.max(), 1.0)
mean = fmean(float(x) for x in weights)
if math.isclose(mean, 1.0) or math.isclose(mean, 0.0, abs_tol=1e-9):
    print("all rates are the same")
if not math.isnan(mean) and mean is not np.nan:
    print(np.bool_(True), np.prod(lengths[:3], dtype=object), np.all(weights >= 0), np.trapezoid if hasattr(np, "trapezoid") else None)

pay = np.expm1(np.log1p(shifts["hours"].fillna(0.0)) * 1.02)
odds = np.log(pay + 0.5) - np.log(pay.max() - pay + 0.5)
print(odds.describe(), np.log1p(-weights[weights < 1]).sum())
