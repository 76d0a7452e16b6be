# style: beginner
# note: clean; near leakage/tune-on-test: k is chosen by cross-validation on the training part
import numpy as np
import pandas as pd
from sklearn.model_selection import cross_val_score, train_test_split
from sklearn.neighbors import KNeighborsClassifier

df = pd.read_csv("fruit.csv")
X = df[["mass", "width", "height", "color_score"]]
y = df["fruit_label"]
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)

means = []
ks = list(range(1, 20))
for k in ks:
    means.append(cross_val_score(KNeighborsClassifier(k), X_train, y_train, cv=5).mean())
best = ks[int(np.argmax(means))]
print("best k", best)

final = KNeighborsClassifier(best).fit(X_train, y_train)
print("test accuracy", final.score(X_test, y_test))
