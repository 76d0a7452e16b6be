# style: package
# note: only the features are made here; one of them is the next hour's
import pandas as pd

HORIZON = -3

hours = pd.read_parquet("hours.parquet").sort_values("time")
hours["wind_next"] = hours["wind"].shift(HORIZON)  # ! leakage/future-values
hours["wind_change"] = hours["wind"].diff(3)

X = hours[["wind_next", "wind_change", "gusts"]].dropna()
X.to_parquet("features.parquet")
