# style: package
# note: clean; near leakage/category-vocabulary-before-split: the categories are given, a dictionary is written by hand, the fitted encoder saw the training part
import pandas as pd
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import OneHotEncoder, OrdinalEncoder

SIZES = ["S", "M", "L", "XL"]

orders = pd.read_csv("orders.csv")
orders["size"] = OrdinalEncoder(categories=[SIZES]).fit_transform(orders[["size"]])
orders["gift"] = orders["gift"].map({"yes": 1, "no": 0})
train, test = train_test_split(orders, test_size=0.2, random_state=5)

encoder = OneHotEncoder(handle_unknown="ignore", sparse_output=False).set_output(transform="pandas").fit(train[["colour"]])
X_train = pd.concat([train[["size", "gift"]], encoder.transform(train[["colour"]])], axis=1)
X_test = pd.concat([test[["size", "gift"]], encoder.transform(test[["colour"]])], axis=1)
gb = GradientBoostingClassifier().fit(X_train, train["returned"])
print(gb.score(X_test, test["returned"]))
