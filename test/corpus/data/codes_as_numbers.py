# style: beginner
# note: means of codes
import pandas as pd
from sklearn.preprocessing import LabelEncoder

people = pd.read_csv("people.csv", usecols=["city", "income"])
people["city"] = LabelEncoder().fit_transform(people["city"])
print(people["city"].mean())  # ! data/categorical-misuse
people["job"] = pd.factorize(people["job"])[0]
print(people["job"].std())  # ! data/categorical-misuse
people["smoker"] = (people["smoker"] == "yes").astype(int)
print(people["smoker"].mean(), people["income"].mean(), people["city"].max())
people["region"] = people["region"].astype("category").cat.codes
print(people["region"].median())  # ! data/categorical-misuse
