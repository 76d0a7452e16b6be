# style: beginner
# note: the only score is of the rows that the model was fitted on
import pandas as pd
from sklearn.metrics import accuracy_score
from sklearn.tree import DecisionTreeClassifier

golf = pd.read_csv("weather.csv")
X = golf[["temperature", "humidity", "windy"]]
y = golf["play"]
tree = DecisionTreeClassifier()
tree.fit(X, y)
print("Accuracy:", accuracy_score(y, tree.predict(X)))  # ! evaluation/eval-on-train
