# style: competition
# note: native API; the training DMatrix holds all rows
import pandas as pd
import xgboost as xgb
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import train_test_split

claims = pd.read_csv("allstate.csv")
claims = claims.drop(columns=[c for c in claims.columns if c.startswith("cat")] + ["id"])
y = claims.pop("loss")

tr, te, y_tr, y_te = train_test_split(claims, y, test_size=0.1, random_state=0)
dall = xgb.DMatrix(claims, label=y)
dtest = xgb.DMatrix(te)

params = {"eta": 0.1, "max_depth": 7, "objective": "reg:squarederror", "seed": 0}
bst = xgb.train(params, dall, num_boost_round=400)  # ! leakage/train-on-test
print("MAE", mean_absolute_error(y_te, bst.predict(dtest)))
