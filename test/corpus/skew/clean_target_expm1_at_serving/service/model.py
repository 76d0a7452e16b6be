import math

import lightgbm as lgb


class Pricer:
    columns = ["beds", "bathrooms", "distance_center", "reviews"]

    def __init__(self, path):
        self.booster = lgb.Booster(model_file=path)

    def price(self, listing):
        row = [[listing[name] for name in self.columns]]
        return math.exp(self.booster.predict(row)[0]) - 1
