# style: beginner
# note: clean; near leakage/fit-before-split: the scaled columns beside the table are drawn, and the features are the others
import pandas as pd
from sklearn.ensemble import RandomForestRegressor
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

wine = pd.read_csv("wine.csv")
numbers = ["alcohol", "ash"]
scaled = pd.DataFrame(StandardScaler().fit_transform(wine[numbers]), columns=["alcohol_z", "ash_z"])
both = pd.concat([wine, scaled], axis=1)
both[["alcohol_z", "ash_z"]].boxplot()
X = both[["alcohol", "ash", "sugar"]]
X_train, X_test, y_train, y_test = train_test_split(X, both["quality"], random_state=0)
forest = RandomForestRegressor(random_state=0).fit(X_train, y_train)
print(forest.score(X_test, y_test))
