# style: competition
# note: clean; near leakage/fit-on-test: the shops' own table is coded once and joined to both sides
import pandas as pd
from sklearn.ensemble import ExtraTreesRegressor
from sklearn.preprocessing import LabelEncoder

visits = pd.read_csv("visits.csv")
test = pd.read_csv("test.csv")
genres = pd.read_csv("shop_genres.csv")
days = pd.read_csv("days.csv")

shops = pd.DataFrame({"shop": test["shop"].unique()})
shops = pd.merge(shops, genres, how="left", on=["shop"])
coder = LabelEncoder()
shops["genre"] = coder.fit_transform(shops["genre"])
days["weekday"] = coder.fit_transform(days["weekday"])

train = pd.merge(pd.merge(visits, days, how="left", on=["date"]), shops, how="left", on=["shop"])
test = pd.merge(pd.merge(test, days, how="left", on=["date"]), shops, how="left", on=["shop"])
names = ["weekday", "genre"]
model = ExtraTreesRegressor(n_estimators=200, random_state=3)
model.fit(train[names].fillna(-1), train["visitors"])
test["visitors"] = model.predict(test[names].fillna(-1))
test[["id", "visitors"]].to_csv("answer.csv", index=False)
