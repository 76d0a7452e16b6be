# style: package
# note: clean; near api/removed-sklearn-keras-api: the new names
import lightgbm as lgb
import pytorch_lightning as pl
from sklearn.ensemble import BaggingRegressor
from sklearn.linear_model import LinearRegression
from sklearn.metrics import ConfusionMatrixDisplay, root_mean_squared_error
from sklearn.preprocessing import OneHotEncoder


class Net(pl.LightningModule):
    def on_train_epoch_end(self):
        print("done")


model = BaggingRegressor(estimator=LinearRegression())
encoder = OneHotEncoder(sparse_output=False)
trainer = pl.Trainer(accelerator="gpu", devices=1)
booster = lgb.train({}, lgb.Dataset("a.bin"), callbacks=[lgb.early_stopping(5)])
print(ConfusionMatrixDisplay, root_mean_squared_error)
