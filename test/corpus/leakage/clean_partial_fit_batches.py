# style: package
# note: clean; near leakage/model-reused-across-folds: one training part is learned from in portions
import numpy as np
import pandas as pd
from sklearn.linear_model import SGDClassifier
from sklearn.model_selection import train_test_split

clicks = pd.read_csv("clicks.csv")
X_train, X_test, y_train, y_test = train_test_split(clicks.drop(columns="click").to_numpy(), clicks["click"].to_numpy(), random_state=0)
model = SGDClassifier(random_state=0)
for portion in np.array_split(np.arange(len(X_train)), 20):
    model.partial_fit(X_train[portion], y_train[portion], classes=[0, 1])
print(model.score(X_test, y_test))
