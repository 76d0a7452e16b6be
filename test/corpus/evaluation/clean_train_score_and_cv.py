# style: course
# note: clean; near evaluation/eval-on-train: the training score stands beside a cross-validated one
import pandas as pd
from sklearn.model_selection import cross_val_score
from sklearn.tree import DecisionTreeRegressor

ads = pd.read_csv("Advertising.csv", index_col=0)
X, y = ads[["TV", "radio", "newspaper"]], ads["sales"]
tree = DecisionTreeRegressor(random_state=0).fit(X, y)
print("on its own rows:", tree.score(X, y))
print("five folds:", cross_val_score(tree, X, y, cv=5).mean())
