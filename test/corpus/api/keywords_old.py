# style: package
# note: clean; near api/unknown-keyword: right names, and aliases of LightGBM
import lightgbm as lgb
from keras.optimizers import Adam
from sklearn.ensemble import GradientBoostingRegressor
from sklearn.linear_model import LogisticRegression

optimiser = Adam(learning_rate=0.01, beta_1=0.9)
boost = GradientBoostingRegressor(loss="squared_error", subsample=0.5)
model = LogisticRegression(penalty="l2", C=1.0, solver="liblinear")
light = lgb.LGBMRegressor(num_leaves=31, min_data_in_leaf=20, verbosity=-1)
