# style: beginner
# note: the depth with the best test score is picked with argmax and the final tree is scored on the same rows
import numpy as np
import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.tree import DecisionTreeRegressor

power = pd.read_csv("power.csv")
X_train, X_test, y_train, y_test = train_test_split(power.drop(columns="load"), power["load"], random_state=2)
depths = np.arange(1, 21)
r2 = []
for d in depths:
    tree = DecisionTreeRegressor(max_depth=d, random_state=0)
    tree.fit(X_train, y_train)
    r2.append(tree.score(X_test, y_test))  # ! leakage/tune-on-test
best = depths[np.argmax(r2)]
final = DecisionTreeRegressor(max_depth=best, random_state=0).fit(X_train, y_train)
print(best, final.score(X_test, y_test))
