# style: course
# note: clean; near leakage/category-vocabulary-before-split: the categories are written down, one column is mapped by hand, the target alone is encoded before the split, and the encoder that learns is fitted on training rows
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import classification_report
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import LabelEncoder, OrdinalEncoder

SIZES = ["S", "M", "L", "XL"]
orders = pd.read_csv("orders.csv")
orders["size"] = pd.Categorical(orders["size"], categories=SIZES, ordered=True).codes
orders["express"] = orders["express"].map({"yes": 1, "no": 0})
y = LabelEncoder().fit_transform(orders["outcome"])
X = orders[["size", "express", "country", "price"]]

X_train, X_test, y_train, y_test = train_test_split(X, y, stratify=y, random_state=0)
encoder = OrdinalEncoder(handle_unknown="use_encoded_value", unknown_value=-1)
X_train = X_train.assign(country=encoder.fit_transform(X_train[["country"]])[:, 0])
X_test = X_test.assign(country=encoder.transform(X_test[["country"]])[:, 0])

forest = RandomForestClassifier(n_estimators=300, random_state=0).fit(X_train, y_train)
print(classification_report(y_test, forest.predict(X_test)))
