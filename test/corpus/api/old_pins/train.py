# style: package
# note: clean; near api/removed-sklearn-keras-api: the pinned releases still have all of it
import keras
import lightgbm as lgb
import pytorch_lightning as pl
from sklearn.datasets import load_boston
from sklearn.ensemble import BaggingRegressor
from sklearn.linear_model import LinearRegression
from sklearn.metrics import mean_squared_error

X, y = load_boston(return_X_y=True)
model = BaggingRegressor(base_estimator=LinearRegression())
print(mean_squared_error(y, y, squared=False))
net = keras.Sequential([keras.layers.Dense(1)])
net.compile(optimizer=keras.optimizers.Adam(lr=0.001), loss="mse")
trainer = pl.Trainer(gpus=1)
booster = lgb.LGBMRegressor().fit(X, y, eval_set=[(X, y)], early_stopping_rounds=10)
