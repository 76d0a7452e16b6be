# style: beginner
# note: the seed of the split with the best score is kept
import pandas as pd
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import train_test_split

adv = pd.read_csv("Advertising.csv", index_col=0)
X, y = adv.drop(columns="sales"), adv["sales"]
best_seed, best_r2 = 0, 0
for seed in range(1000):
    X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=seed)
    r2 = LinearRegression().fit(X_train, y_train).score(X_test, y_test)  # ! leakage/seed-shopping@1
    if r2 > best_r2:  # ! leakage/seed-shopping@1
        best_seed, best_r2 = seed, r2
print("best seed", best_seed, "R2", best_r2)
