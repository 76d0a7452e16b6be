# style: beginner
# note: clean; near leakage/model-reused-across-folds: a scikit-learn fit forgets the last one
import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

seeds = pd.read_csv("seeds.csv")
X, y = seeds.drop(columns="kind").to_numpy(), seeds["kind"].to_numpy()
model = LogisticRegression(max_iter=2000)
scores = []
for tr, te in StratifiedKFold(10, shuffle=True, random_state=0).split(X, y):
    model.fit(X[tr], y[tr])
    scores.append(model.score(X[te], y[te]))
print(np.mean(scores))
