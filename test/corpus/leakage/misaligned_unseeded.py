# style: competition
# note: features and target are shuffled apart, without any seed
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

data = np.loadtxt("banknotes.csv", delimiter=",")
features, labels = data[:, :4], data[:, 4]
train_x, test_x = train_test_split(features, test_size=0.3)
train_y, test_y = train_test_split(labels, test_size=0.3)  # ! leakage/misaligned-splits
clf = LogisticRegression().fit(train_x, train_y)
print(clf.score(test_x, test_y))
