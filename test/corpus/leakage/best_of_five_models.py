# style: beginner
# note: five models are compared on the test part and the best one's score is the result
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.naive_bayes import GaussianNB
from sklearn.neighbors import KNeighborsClassifier
from sklearn.svm import SVC
from sklearn.tree import DecisionTreeClassifier

liver = pd.read_csv("liver.csv").dropna()
X_train, X_test, y_train, y_test = train_test_split(liver.drop(columns="disease"), liver["disease"], random_state=0)
models = {"lr": LogisticRegression(), "nb": GaussianNB(), "knn": KNeighborsClassifier(), "svm": SVC(), "tree": DecisionTreeClassifier()}
results = {}
for name, model in models.items():
    model.fit(X_train, y_train)
    results[name] = model.score(X_test, y_test)  # ! leakage/repeated-test-use|leakage/tune-on-test
best = max(results, key=results.get)
print("winner:", best, results[best])
