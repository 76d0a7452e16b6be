# style: course
# note: clean; near leakage/statistic-before-split: the merged means are drawn and dropped, and no feature stems from them
import pandas as pd
from sklearn.ensemble import GradientBoostingRegressor
from sklearn.model_selection import train_test_split

houses = pd.read_csv("houses.csv")
means = houses.groupby("district", as_index=False)["area"].mean().rename(columns={"area": "district_area"})
houses = houses.merge(means, on="district", how="left")
houses.plot.scatter("district_area", "price")
X = houses.drop(columns=["price", "district", "district_area"])
y = houses["price"]
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=3)
model = GradientBoostingRegressor().fit(X_train, y_train)
print(model.score(X_test, y_test))
