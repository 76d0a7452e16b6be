# style: competition
# note: clean; near responsible/protected-attribute-feature: no attribute of people
import pandas as pd
from sklearn.linear_model import LogisticRegression

cars = pd.read_csv("cars.csv")
model = LogisticRegression(max_iter=1000).fit(cars[["age", "power", "brand_code"]], cars["sold"])
