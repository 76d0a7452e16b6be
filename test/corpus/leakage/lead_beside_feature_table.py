# style: package
# note: clean; near leakage/future-values: the next hour is the target, and is taken out of what is called the features
import pandas as pd

hours = pd.read_parquet("hours.parquet").sort_values("time")
hours["wind_next"] = hours["wind"].shift(-3)
hours["wind_change"] = hours["wind"].diff(3)
hours = hours.dropna()

features = hours[["wind_change", "gusts"]]
X = hours[["wind_next", "wind_change", "gusts"]]
y = X.pop("wind_next")
shown = hours[["wind", "wind_next"]]
shown.plot()
features.to_parquet("features.parquet")
y.to_frame().to_parquet("target.parquet")
