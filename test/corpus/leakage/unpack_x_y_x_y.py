# style: beginner
# note: the order of another library's loader
import pandas as pd
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import train_test_split

salary = pd.read_csv("Salary_Data.csv")
print(salary.head())
X = salary[["YearsExperience"]]
y = salary["Salary"]

X_train, y_train, X_test, y_test = train_test_split(X, y, test_size=1/3, random_state=0)  # ! leakage/split-unpack-order

regressor = LinearRegression()
regressor.fit(X_train, y_train)
print(regressor.score(X_test, y_test))
