# style: package
# note: the parts are attributes of the object
import numpy as np
import pandas as pd
from sklearn.ensemble import RandomForestRegressor
from sklearn.model_selection import train_test_split


class HouseModel:
    def __init__(self, csv_path, random_state=7):
        self.frame = pd.read_csv(csv_path)
        self.random_state = random_state
        self.model = RandomForestRegressor(random_state=random_state)

    def split(self, target):
        X = self.frame.drop(columns=[target])
        y = self.frame[target]
        self.X_train, self.y_train, self.X_test, self.y_test = train_test_split(X, y, random_state=self.random_state)  # ! leakage/split-unpack-order

    def train(self):
        self.model.fit(self.X_train, self.y_train)

    def evaluate(self):
        return self.model.score(self.X_test, self.y_test)


if __name__ == "__main__":
    house = HouseModel("houses.csv")
    house.split("price")
    house.train()
    print(house.evaluate())
