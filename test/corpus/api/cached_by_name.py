# style: package
# note: clean; near api/cached-pipeline-access: asked of the pipeline, and kept
import pandas as pd
from sklearn.decomposition import PCA
from sklearn.linear_model import Ridge
from sklearn.pipeline import make_pipeline

table = pd.read_csv("rooms.csv")
pipe = make_pipeline(PCA(2), Ridge(), memory="cache").fit(table[["a", "b", "c"]], table["y"])
pca = pipe.named_steps["pca"]
print(pca.explained_variance_ratio_)
