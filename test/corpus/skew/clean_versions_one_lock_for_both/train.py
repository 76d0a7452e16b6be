# style: package
# note: clean; near skew/dependency-version-mismatch: both images install from one list
import joblib
import pandas as pd
from sklearn.cluster import KMeans
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import RobustScaler

baskets = pd.read_csv("baskets.csv", index_col="customer")
segments = make_pipeline(RobustScaler(), KMeans(6, n_init=10, random_state=0)).fit(baskets.to_numpy())
joblib.dump(segments, "segments.joblib")
