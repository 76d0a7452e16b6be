# style: beginner
# note: clean; near leakage/fit-before-split: what X is stands in another file that is not here; it may hold anything
from prepared import *
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import MinMaxScaler
from sklearn.svm import SVC

X = MinMaxScaler().fit(X_fitted).transform(X)
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=1)
model = SVC().fit(X_train, y_train)
print(model.score(X_test, y_test))
