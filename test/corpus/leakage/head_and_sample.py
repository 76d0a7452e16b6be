# style: beginner
# note: the test part is a sample of the rows that trained the model
import pandas as pd
from sklearn.tree import DecisionTreeRegressor
from sklearn.metrics import mean_squared_error

diamonds = pd.read_csv("diamonds.csv", index_col=0)
diamonds = diamonds[["carat", "depth", "table", "x", "y", "z", "price"]]
diamonds = diamonds.sample(frac=1, random_state=0)

train = diamonds.head(40000)
test = train.sample(5000, random_state=0)  # ! leakage/test-rows-in-training-set@1

model = DecisionTreeRegressor(max_depth=8)
model.fit(train.drop("price", axis=1), train["price"])  # ! leakage/train-on-test@1
pred = model.predict(test.drop("price", axis=1))
print(mean_squared_error(test["price"], pred) ** 0.5)
