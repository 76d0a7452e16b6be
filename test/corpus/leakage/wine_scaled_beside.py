# style: beginner
# note: the scaled columns are put beside the table again before the split
import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVR

wine = pd.read_csv("wine.csv")
numbers = ["alcohol", "ash"]
scaled = pd.DataFrame(StandardScaler().fit_transform(wine[numbers]), columns=["alcohol_z", "ash_z"])  # ! leakage/fit-before-split
wine = pd.concat([wine.drop(columns=numbers), scaled], axis=1)
X = wine.drop(columns="quality")
X_train, X_test, y_train, y_test = train_test_split(X, wine["quality"], random_state=0)
svr = SVR().fit(X_train, y_train)
print(svr.score(X_test, y_test))
