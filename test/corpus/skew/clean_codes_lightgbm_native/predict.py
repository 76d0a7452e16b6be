import lightgbm as lgb
import pandas as pd

booster = lgb.Booster(model_file="price.txt")
test = pd.read_csv("test.csv")
rows = test[booster.feature_name()].copy()
for column in ["brand", "type", "colour"]:
    rows[column] = rows[column].astype("category")
test["price"] = booster.predict(rows)
test[["id", "price"]].to_csv("submission.csv", index=False)
