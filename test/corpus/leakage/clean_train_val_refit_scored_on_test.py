# style: course
# note: clean; near leakage/train-on-test: training and validation parts are joined again, the score is on the third part
import numpy as np
import pandas as pd
from sklearn.linear_model import Ridge
from sklearn.model_selection import train_test_split

crime = pd.read_csv("communities.csv")
y = crime.pop("ViolentCrimesPerPop")
X_rest, X_test, y_rest, y_test = train_test_split(crime, y, test_size=0.2, random_state=0)
X_train, X_val, y_train, y_val = train_test_split(X_rest, y_rest, test_size=0.25, random_state=0)

best_alpha, best_score = None, -np.inf
for alpha in [0.01, 0.1, 1, 10, 100]:
    score = Ridge(alpha=alpha).fit(X_train, y_train).score(X_val, y_val)
    print(alpha, score)
    if score > best_score:
        best_alpha, best_score = alpha, score

X_both = pd.concat([X_train, X_val])
y_both = pd.concat([y_train, y_val])
final = Ridge(alpha=best_alpha).fit(X_both, y_both)
print("test R2", final.score(X_test, y_test))
