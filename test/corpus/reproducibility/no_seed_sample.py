# style: competition
# note: a sample without a seed, and a search
import pandas as pd
from sklearn.model_selection import RandomizedSearchCV
from sklearn.svm import SVC

train = pd.read_csv("train.csv")
small = train.sample(frac=0.1)  # ! reproducibility/unseeded-random
search = RandomizedSearchCV(SVC(C=1.0), {"C": [0.1, 1, 10]}, n_iter=2)
search.fit(small.drop(columns=["y"]), small["y"])
