# style: competition
# note: the native interface stops by the test set in valid_sets
import lightgbm as lgb
import pandas as pd
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split

loans = pd.read_parquet("loans.parquet")
train_x, test_x, train_y, test_y = train_test_split(loans.drop("default", axis=1), loans["default"], test_size=0.25, random_state=5)
dtrain = lgb.Dataset(train_x, label=train_y)
dtest = lgb.Dataset(test_x, label=test_y, reference=dtrain)
params = {"objective": "binary", "metric": "auc", "learning_rate": 0.05}
booster = lgb.train(params, dtrain, num_boost_round=2000, valid_sets=[dtrain, dtest], callbacks=[lgb.early_stopping(100), lgb.log_evaluation(200)])  # ! leakage/tune-on-test
print(roc_auc_score(test_y, booster.predict(test_x)))
