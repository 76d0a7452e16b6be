# style: package
# note: clean; near data/categorical-misuse: numbers, shares, an encoder whose codes are only a feature
import pandas as pd
from sklearn.preprocessing import OrdinalEncoder, StandardScaler

people = pd.read_csv("people.csv", usecols=["city", "income"])
people["income"] = StandardScaler().fit_transform(people[["income"]])
print(people["income"].mean(), (people["city"] == "Rome").mean())
X = OrdinalEncoder().fit_transform(people[["city"]])
sizes = people["size"].map({"S": 0, "M": 1, "L": 2})
print(sizes.mean(), X.shape)
