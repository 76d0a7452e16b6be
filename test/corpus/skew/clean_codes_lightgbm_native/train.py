# style: competition
# note: clean; near skew/category-codes-per-request: LightGBM keeps the categories in the model and applies them itself
import lightgbm as lgb
import pandas as pd
from sklearn.model_selection import KFold

cats = ["brand", "type", "colour"]
data = pd.read_csv("train.csv")
data[cats] = data[cats].astype("category")
X, y = data.drop(columns=["id", "price"]), data["price"]

scores = []
for train_index, valid_index in KFold(5, shuffle=True, random_state=1).split(X):
    model = lgb.LGBMRegressor(n_estimators=3000, learning_rate=0.02)
    model.fit(
        X.iloc[train_index], y.iloc[train_index],
        eval_set=[(X.iloc[valid_index], y.iloc[valid_index])], callbacks=[lgb.early_stopping(100, verbose=False)],
    )
    scores.append(model.best_iteration_)

final = lgb.LGBMRegressor(n_estimators=int(sum(scores) / len(scores)), learning_rate=0.02).fit(X, y)
final.booster_.save_model("price.txt")
