# style: competition
# note: the decomposition is learned on the stacked parts
import pandas as pd
from scipy import sparse
from sklearn.decomposition import TruncatedSVD
from sklearn.ensemble import RandomForestRegressor
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.metrics import mean_squared_error
from sklearn.model_selection import train_test_split

wines = pd.read_csv("winemag-data-130k-v2.csv", index_col=0).dropna(subset=["points"])
desc_tr, desc_te, pts_tr, pts_te = train_test_split(wines["description"], wines["points"], random_state=3)

hv = HashingVectorizer(n_features=2**15, stop_words="english")
A, B = hv.transform(desc_tr), hv.transform(desc_te)

svd = TruncatedSVD(50, random_state=3)
svd.fit(sparse.vstack([A, B]))  # ! leakage/fit-on-train-and-test

rf = RandomForestRegressor(100, n_jobs=-1, random_state=3)
rf.fit(svd.transform(A), pts_tr)
print("RMSE", mean_squared_error(pts_te, rf.predict(svd.transform(B))) ** 0.5)
