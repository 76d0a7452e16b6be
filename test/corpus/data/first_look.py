# style: beginner
# note: habits of a first script: constant columns, codes that are averaged, merges that guess their key
import pandas as pd
from sklearn.linear_model import LinearRegression
from sklearn.preprocessing import LabelEncoder

people = pd.read_csv("people.csv")  # ! data/read-without-schema
towns = pd.read_csv("towns.csv")  # ! data/read-without-schema
both = people.merge(towns)  # ! data/merge-implicit
both["score"] = 0  # ! data/filler-column
both.rename(columns={"inc": "income"}, inplace=True)  # ! data/inplace-true
both["town_code"] = LabelEncoder().fit_transform(both["town"])
print(both["town_code"].mean())  # ! data/categorical-misuse
print(both["income"].isnull().sum(), both["age"].values[:3])  # ! data/isnull-alias data/values-attr
if both["town"].nunique() == 1:  # ! data/nunique-constant-check
    print("one town")
both["rich"] = both.apply(lambda row: row["income"] > 50000, axis=1)  # ! data/row-iteration
