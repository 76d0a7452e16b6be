# style: package
# note: clean; near api/cached-pipeline-access: asked of the pipeline; no cache
import pandas as pd
from sklearn.linear_model import Ridge
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler

table = pd.read_csv("rooms.csv")
scaler = StandardScaler()
ridge = Ridge()
pipe = Pipeline([("scale", scaler), ("ridge", ridge)], memory="cache").fit(table[["a"]], table["y"])
print(pipe.named_steps["scale"].mean_, pipe[0].mean_, ridge.coef_)
plain = StandardScaler()
simple = Pipeline([("scale", plain), ("ridge", Ridge())], memory=None).fit(table[["a"]], table["y"])
print(plain.mean_)
