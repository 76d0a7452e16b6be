# style: beginner
# note: a loop over alpha keeps the model with the best test score
import pandas as pd
from sklearn.linear_model import Lasso
from sklearn.model_selection import train_test_split

ames = pd.read_csv("ames.csv").select_dtypes("number").fillna(0)
y = ames["SalePrice"]
X = ames.drop(["SalePrice"], axis=1)
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.25, random_state=3)

best_score = -999
best_model = None
for alpha in [0.1, 1, 10, 50, 100, 500, 1000]:
    lasso = Lasso(alpha=alpha, max_iter=10000)
    lasso.fit(X_train, y_train)
    score = lasso.score(X_test, y_test)  # ! leakage/tune-on-test
    print(alpha, score)
    if score > best_score:
        best_score = score
        best_model = lasso

print("best test R2:", best_score, best_model.alpha)
