# style: beginner
# note: the model is fitted on the test part by a typing slip
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

sonar = pd.read_csv("sonar.csv", header=None)
X = sonar.drop(columns=60)
Y = sonar[60]

X_train, X_test, Y_train, Y_test = train_test_split(X, Y, test_size=0.1, stratify=Y, random_state=1)
print(X.shape, X_train.shape, X_test.shape)

model = LogisticRegression(max_iter=400)
model.fit(X_test, Y_test)  # ! leakage/train-on-test|leakage/fit-on-test

print("Accuracy on training data:", model.score(X_train, Y_train))
print("Accuracy on test data:", model.score(X_test, Y_test))
