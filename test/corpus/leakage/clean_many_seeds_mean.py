# style: package
# note: clean; near leakage/seed-shopping: mean and spread over seeds, nothing is picked
import numpy as np
import pandas as pd
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import train_test_split

adv = pd.read_csv("Advertising.csv", index_col=0)
X, y = adv.drop(columns="sales"), adv["sales"]
scores = []
for seed in range(50):
    X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=seed)
    scores.append(LinearRegression().fit(X_train, y_train).score(X_test, y_test))
print(f"R2 {np.mean(scores):.3f} ± {np.std(scores):.3f}")
