# style: competition
# note: clean; near leakage/preprocess-outside-folds: each day is compared with itself, and the folds keep days together
import lightgbm as lgb
import pandas as pd
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import GroupKFold

quotes = pd.read_csv("quotes.csv")
day_median = quotes[["date", "spread"]].groupby("date").median()
day_median.columns = ["spread_of_day"]
day_median["date"] = day_median.index
day_median = day_median.reset_index(drop=True)
quotes = quotes.merge(day_median, on="date", how="left")
quotes["spread_rank"] = quotes.groupby("date")["spread"].transform("rank")
features = quotes[["volume", "spread", "spread_of_day", "spread_rank"]]
target = quotes["next_spread"]
errors = []
for train_rows, test_rows in GroupKFold(5).split(features, target, quotes["date"]):
    model = lgb.LGBMRegressor().fit(features.iloc[train_rows], target.iloc[train_rows])
    errors.append(mean_absolute_error(target.iloc[test_rows], model.predict(features.iloc[test_rows])))
print(sum(errors) / len(errors))
