# style: course
# note: clean; near skew/feature-reimplemented: the table has text, the request has numbers; both become minutes
import pickle

import pandas as pd
from sklearn.tree import DecisionTreeRegressor

recipes = pd.read_csv("recipes.csv")
clock = recipes["duration"].str.split(":", expand=True).astype(int)
recipes["minutes"] = clock[0] * 60 + clock[1]
tree = DecisionTreeRegressor(max_depth=6, random_state=0)
tree.fit(recipes[["minutes", "steps"]], recipes["stars"])
with open("stars.pkl", "wb") as f:
    pickle.dump(tree, f)
