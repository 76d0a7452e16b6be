# style: package
# note: clean; near api/cached-pipeline-access: fitted by itself as well
import pandas as pd
from sklearn.linear_model import Ridge
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler

table = pd.read_csv("rooms.csv")
scaler = StandardScaler()
scaler.fit(table[["a"]])
print(scaler.mean_)
pipe = Pipeline([("scale", scaler), ("ridge", Ridge())], memory="cache")
pipe.fit(table[["a"]], table["y"])
print(scaler.mean_)
