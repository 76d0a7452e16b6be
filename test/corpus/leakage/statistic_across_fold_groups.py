# style: competition
# note: the folds keep days together, and the number of each ticker is taken over all days
import lightgbm as lgb
import pandas as pd
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import GroupKFold

quotes = pd.read_csv("quotes.csv")
quotes["usual_spread"] = quotes.groupby("ticker")["spread"].transform("median")  # ! leakage/preprocess-outside-folds
features = quotes[["volume", "spread", "usual_spread"]]
target = quotes["next_spread"]
errors = []
for train_rows, test_rows in GroupKFold(5).split(features, target, groups=quotes["date"]):
    model = lgb.LGBMRegressor().fit(features.iloc[train_rows], target.iloc[train_rows])
    errors.append(mean_absolute_error(target.iloc[test_rows], model.predict(features.iloc[test_rows])))
print(sum(errors) / len(errors))
