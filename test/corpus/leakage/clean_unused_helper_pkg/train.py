# style: package
# note: clean; near leakage/fit-before-split: the helper that would leak is not called
import pandas as pd
from sklearn.linear_model import Ridge
from sklearn.model_selection import train_test_split

from features import scale_parts

cells = pd.read_csv("battery.csv")
X_train, X_test, y_train, y_test = train_test_split(cells.drop(columns="capacity"), cells["capacity"], random_state=0)
Z_train, Z_test = scale_parts(X_train, X_test)
print(Ridge().fit(Z_train, y_train).score(Z_test, y_test))
