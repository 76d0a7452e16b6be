# style: course
# note: means of all rows are merged to each row, and the split comes afterwards
import pandas as pd
from sklearn.ensemble import GradientBoostingRegressor
from sklearn.model_selection import train_test_split

houses = pd.read_csv("houses.csv")
means = houses.groupby("district")["area"].mean().reset_index()  # ! leakage/statistic-before-split
means.columns = ["district", "district_area"]
houses = houses.merge(means, on="district", how="left")
features = ["rooms", "age", "district_area"]
train, test = train_test_split(houses, test_size=0.25, random_state=3)
model = GradientBoostingRegressor().fit(train[features], train["price"])
print(model.score(test[features], test["price"]))
