# style: beginner
# note: there is a pipeline, but it is fitted on everything before the split
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler

wdbc = pd.read_csv("wdbc.csv").drop(columns="id")
X = wdbc.drop(columns="diagnosis")
y = wdbc["diagnosis"]
pipe = Pipeline([("scale", StandardScaler()), ("model", LogisticRegression())])
pipe.fit(X, y)  # ! leakage/unprotected-pipeline|leakage/train-on-test

X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=0)
print("test accuracy", pipe.score(X_test, y_test))
