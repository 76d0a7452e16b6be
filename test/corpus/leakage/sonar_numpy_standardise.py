# style: course
# note: standardisation by hand in numpy
import numpy as np
import matplotlib.pyplot as plt
from sklearn.linear_model import Perceptron

data = np.genfromtxt("sonar.all-data", delimiter=",", usecols=range(60))
kind = np.genfromtxt("sonar.all-data", delimiter=",", usecols=60, dtype=str)
t = np.where(kind == "M", 1, 0)

print("echo strengths", data.min(), data.max())

mu = data.mean(axis=0)  # ! leakage/statistic-before-split
sigma = data.std(axis=0)  # ! leakage/statistic-before-split
Z = (data - mu) / sigma

rng = np.random.default_rng(0)
idx = rng.permutation(len(Z))
cut = 150
train_idx, test_idx = idx[:cut], idx[cut:]

p = Perceptron(max_iter=200, random_state=0)
p.fit(Z[train_idx], t[train_idx])

correct = p.predict(Z[test_idx]) == t[test_idx]
print("hit rate", correct.mean())

plt.hist(p.decision_function(Z[test_idx]), bins=20)
plt.show()
