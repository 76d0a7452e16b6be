# style: course
# note: clean; near leakage/fit-before-split: names are used again in every turn of the loop; the scaler is new and fitted after the split of that turn
import numpy as np
from sklearn.datasets import load_wine
from sklearn.model_selection import train_test_split
from sklearn.neighbors import KNeighborsClassifier
from sklearn.preprocessing import StandardScaler

data = load_wine()
scores = []
for seed in range(20):
    X, y = data.data, data.target
    X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3, random_state=seed)
    scaler = StandardScaler().fit(X_train)
    X = scaler.transform(X_train)
    knn = KNeighborsClassifier().fit(X, y_train)
    scores.append(knn.score(scaler.transform(X_test), y_test))
print(np.mean(scores), np.std(scores))
