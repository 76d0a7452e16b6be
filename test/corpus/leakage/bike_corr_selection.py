# style: beginner
# note: columns picked by their correlation with the target over all rows
import numpy as np
import pandas as pd
import seaborn as sns
import matplotlib.pyplot as plt
from sklearn.ensemble import RandomForestRegressor
from sklearn.model_selection import train_test_split

bikes = pd.read_csv("SeoulBikeData.csv", encoding="unicode_escape")
bikes = bikes.select_dtypes("number")

plt.figure(figsize=(9, 7))
sns.heatmap(bikes.corr(), annot=True)
plt.show()

corr_with_y = bikes.corr()["Rented Bike Count"].abs()  # ! leakage/statistic-before-split|leakage/fit-before-split
good = corr_with_y[corr_with_y > 0.2].index.tolist()
good.remove("Rented Bike Count")
print("good features:", good)

X = bikes[good]
y = bikes["Rented Bike Count"]
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=7)

rf = RandomForestRegressor(n_estimators=100, random_state=7)
rf.fit(X_train, y_train)
print("R2:", rf.score(X_test, y_test))
