# style: beginner
# note: clean; near leakage/fit-before-split: unsupervised, nothing is held out and nothing is judged
import pandas as pd
from sklearn.cluster import DBSCAN
from sklearn.decomposition import PCA
from sklearn.metrics import silhouette_score
from sklearn.preprocessing import StandardScaler

cards = pd.read_csv("CC GENERAL.csv").drop("CUST_ID", axis=1)
cards = cards.fillna(cards.median())

Z = StandardScaler().fit_transform(cards)
Z = PCA(n_components=3, random_state=0).fit_transform(Z)

labels = DBSCAN(eps=0.6, min_samples=20).fit_predict(Z)
print("clusters:", len(set(labels)) - (1 if -1 in labels else 0))
print("silhouette:", silhouette_score(Z[labels != -1], labels[labels != -1]))
