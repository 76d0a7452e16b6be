# style: beginner
# note: the logarithm of the target stays among the features, and a ratio made with it
import numpy as np
import pandas as pd
from sklearn.ensemble import RandomForestRegressor
from sklearn.model_selection import train_test_split

homes = pd.read_csv("kc_house_data.csv").drop(columns=["id", "date"])
homes["log_price"] = np.log(homes["price"])  # ! leakage/target-derived-feature
homes["price_per_sqft"] = homes["price"] / homes["sqft_living"]  # ! leakage/target-derived-feature

X = homes.drop("price", axis=1)
y = homes["price"]
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=0)
rf = RandomForestRegressor(50).fit(X_train, y_train)
print("R2", rf.score(X_test, y_test))
