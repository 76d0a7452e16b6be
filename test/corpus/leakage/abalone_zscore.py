# style: beginner
# note: scipy's zscore is a scaler in one call
import pandas as pd
from scipy.stats import zscore
from sklearn.linear_model import LinearRegression
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import train_test_split

names = ["sex", "length", "diameter", "height", "whole", "shucked", "viscera", "shell", "rings"]
abalone = pd.read_csv("abalone.data", names=names)
abalone = abalone.drop("sex", axis=1)

print(abalone.corr())

y = abalone["rings"]
X = abalone.drop("rings", axis=1)
X = X.apply(zscore)  # ! leakage/fit-before-split|leakage/statistic-before-split

X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=11)
lr = LinearRegression()
lr.fit(X_train, y_train)
print("MAE:", mean_absolute_error(y_test, lr.predict(X_test)))
