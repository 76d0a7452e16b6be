# style: beginner
# note: the statistic is of all rows, the judge is cross-validation
import pandas as pd
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import KFold, cross_validate

life = pd.read_csv("Life Expectancy Data.csv")
life.columns = life.columns.str.strip()
life = life.dropna(subset=["Life expectancy"])
life = life.select_dtypes("number")
print(life.isna().sum().sort_values().tail())

y = life["Life expectancy"]
X = life.drop(columns=["Life expectancy", "Year"])
X = X.fillna(X.median())  # ! leakage/preprocess-outside-folds|leakage/statistic-before-split

res = cross_validate(LinearRegression(), X, y, cv=KFold(5, shuffle=True, random_state=0), scoring=("r2", "neg_mean_absolute_error"))
for key, value in res.items():
    print(key, value.mean())
