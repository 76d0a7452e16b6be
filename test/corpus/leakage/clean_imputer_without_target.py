# style: beginner
# note: clean; near leakage/target-in-preprocessing: the imputer gets the features of the training part, the target was popped
import pandas as pd
from sklearn.experimental import enable_iterative_imputer  # noqa: F401
from sklearn.impute import IterativeImputer
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import train_test_split

c = pd.read_csv("concrete.csv")
y = c.pop("strength")
X_train, X_test, y_train, y_test = train_test_split(c, y, test_size=0.2, random_state=0)
imp = IterativeImputer(random_state=0).fit(X_train)
lr = LinearRegression().fit(imp.transform(X_train), y_train)
print(lr.score(imp.transform(X_test), y_test))
