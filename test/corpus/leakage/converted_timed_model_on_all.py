# style: competition
# note: a notebook that was saved as a script: the model is fitted on all rows by a line that is timed
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split

loans = pd.read_csv("loans.csv")
X, y = loans.drop(columns="default"), loans["default"]
X_train, X_test, y_train, y_test = train_test_split(X, y, stratify=y)
forest = RandomForestClassifier(random_state=0)
get_ipython().magic(u'time forest.fit(X, y)')  # ! leakage/train-on-test
print(forest.score(X_test, y_test))
