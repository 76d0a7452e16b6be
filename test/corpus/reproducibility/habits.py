# style: beginner
# note: the global generator, and settings that nobody chose
import numpy as np
import pandas as pd
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.neighbors import KNeighborsClassifier

people = pd.read_csv("people.csv")
chosen = np.random.choice(len(people), 100)  # ! reproducibility/legacy-np-random
noise = np.random.normal(size=100)
X, y = people[["age"]].iloc[chosen], people["churned"].iloc[chosen]
model = GradientBoostingClassifier().fit(X, y)  # ! reproducibility/hyperparameters-implicit
nearest = KNeighborsClassifier().fit(X, y)  # ! reproducibility/hyperparameters-implicit
named = KNeighborsClassifier(n_neighbors=3).fit(X, y)
