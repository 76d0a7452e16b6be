# style: competition
# note: clean; near leakage/fit-before-split: k-means is fitted on training coordinates, its labels for the hold-out come from predict
import pandas as pd
from sklearn.cluster import KMeans
from sklearn.ensemble import HistGradientBoostingRegressor
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import train_test_split

taxi = pd.read_parquet("../input/taxi/sample.parquet").dropna()
tr, te = train_test_split(taxi, test_size=0.2, random_state=0)
tr, te = tr.copy(), te.copy()
xy = ["pickup_lat", "pickup_lon"]
km = KMeans(40, n_init=3, random_state=0).fit(tr[xy])
tr["zone"] = km.predict(tr[xy])
te["zone"] = km.predict(te[xy])
cols = xy + ["zone", "hour", "km"]
m = HistGradientBoostingRegressor().fit(tr[cols], tr["fare"])
print("MAE", mean_absolute_error(te["fare"], m.predict(te[cols])))
