# style: beginner
# note: clean; near leakage/target-derived-feature: the logarithm is the target, the price is dropped, the other derived column only groups a picture
import numpy as np
import pandas as pd
from sklearn.linear_model import Ridge
from sklearn.model_selection import train_test_split

homes = pd.read_csv("kc_house_data.csv").drop(columns=["id", "date"])
homes["log_price"] = np.log(homes["price"])
homes["expensive"] = homes["price"] > 1_000_000
homes.boxplot("sqft_living", by="expensive")

X = homes.drop(columns=["price", "log_price", "expensive"])
X_train, X_test, y_train, y_test = train_test_split(X, homes["log_price"], test_size=0.2, random_state=0)
print("R2", Ridge().fit(X_train, y_train).score(X_test, y_test))
