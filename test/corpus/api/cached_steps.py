# style: package
# note: steps of caching pipelines are read from outside; the last one may be
import pandas as pd
from sklearn.decomposition import PCA
from sklearn.linear_model import Ridge
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

table = pd.read_csv("rooms.csv")
scaler = StandardScaler()
pca = PCA(n_components=2)
ridge = Ridge()
pipe = Pipeline([("scale", scaler), ("pca", pca), ("ridge", ridge)], memory="/tmp/cache")
pipe.fit(table[["a", "b"]], table["y"])
print(scaler.mean_, ridge.coef_)  # ! api/cached-pipeline-access
print(pca.explained_variance_ratio_)  # ! api/cached-pipeline-access
other = StandardScaler()
made = make_pipeline(other, Ridge(), memory="cache").fit(table[["a"]], table["y"])
print(other.scale_)  # ! api/cached-pipeline-access
