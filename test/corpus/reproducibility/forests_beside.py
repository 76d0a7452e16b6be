# style: competition
# note: a boosted model with a seed among its parameters, and a forest without one
# open: reproducibility/hyperparameters-implicit
import lightgbm as lgb
import pandas as pd
from sklearn.ensemble import RandomForestClassifier

rows = pd.read_parquet("rows.parquet")
X, y = rows.drop(columns="sold"), rows["sold"]
params = {"objective": "binary", "random_state": 42, "num_leaves": 31}
boosted = lgb.train(params, lgb.Dataset(X, y), num_boost_round=200)
forest = RandomForestClassifier(n_estimators=300)  # ! reproducibility/unseeded-random
forest.fit(X, y)
print(boosted.predict(X)[:3], forest.predict_proba(X)[:3])
