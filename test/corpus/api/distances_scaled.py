# style: course
# note: clean; near api/scaling-missing: scaled by hand
import pandas as pd
from sklearn.cluster import KMeans

customers = pd.read_csv("customers.csv")
features = customers[["age", "annual_income"]]
features = (features - features.mean()) / features.std()
print(KMeans(n_clusters=4, random_state=0).fit(features).labels_)
