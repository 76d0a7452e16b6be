# style: beginner
# note: clean; near skew/crossed-fields: the page's field first holds the petal, and its label says so; keyword order means nothing
import pickle

import pandas as pd
from sklearn.neighbors import KNeighborsClassifier

iris = pd.read_csv("iris.csv")
knn = KNeighborsClassifier(7).fit(iris[["petal_length", "petal_width"]], iris["species"])
with open("knn.pkl", "wb") as f:
    pickle.dump(knn, f)
