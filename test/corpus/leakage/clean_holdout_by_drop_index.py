# style: beginner
# note: clean; near leakage/test-rows-in-training-set: sample for training, the rest by drop(index)
import pandas as pd
from sklearn.linear_model import LinearRegression
from sklearn.metrics import r2_score

auto = pd.read_csv("auto-mpg.csv", na_values="?").dropna()
auto = auto.drop(columns="car name")

train_dataset = auto.sample(frac=0.8, random_state=0)
test_dataset = auto.drop(train_dataset.index)
print(len(train_dataset), len(test_dataset))

train_labels = train_dataset.pop("mpg")
test_labels = test_dataset.pop("mpg")

lin = LinearRegression()
lin.fit(train_dataset, train_labels)
print("R2:", r2_score(test_labels, lin.predict(test_dataset)))
