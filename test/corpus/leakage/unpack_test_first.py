# style: beginner
# note: the parts are named the other way round: a quarter of the rows trains, three quarters test
import pandas as pd
from sklearn.metrics import accuracy_score
from sklearn.model_selection import train_test_split
from sklearn.tree import DecisionTreeClassifier

tele = pd.read_csv("telescope.csv")
X = tele.drop("class", axis=1)
y = tele["class"]

X_test, X_train, y_test, y_train = train_test_split(X, y, test_size=0.25, random_state=1)  # ! leakage/split-unpack-order

tree = DecisionTreeClassifier(min_samples_leaf=20).fit(X_train, y_train)
print(accuracy_score(y_test, tree.predict(X_test)))
