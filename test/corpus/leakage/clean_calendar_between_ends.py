# style: beginner
# note: clean; near leakage/preprocess-outside-folds: the first and the last day only say which holidays are listed
import pandas as pd
from pandas.tseries.holiday import USFederalHolidayCalendar
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import cross_val_score

users = pd.read_csv("users.csv", parse_dates=["created"])
calendar = USFederalHolidayCalendar()
holidays = calendar.holidays(start=users["created"].min(), end=users["created"].max())
days = pd.date_range(users["created"].min(), users["created"].max(), freq="B")
users["on_holiday"] = users["created"].isin(holidays).astype(int)
users["on_workday"] = users["created"].isin(days).astype(int)
X = users[["age", "on_holiday", "on_workday"]]
print(cross_val_score(RandomForestClassifier(), X, users["booked"], cv=5).mean())
