# style: beginner
# note: scaled once, cross-validated afterwards
import pandas as pd
from sklearn.model_selection import cross_val_score
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC

ion = pd.read_csv("ionosphere.csv", header=None)
X = ion.iloc[:, :34]
y = ion.iloc[:, 34]
print(y.value_counts())

scaler = StandardScaler()
X = scaler.fit_transform(X)  # ! leakage/preprocess-outside-folds

scores = cross_val_score(SVC(kernel="rbf", C=10), X, y, cv=10)
print("Accuracy: %0.2f (+/- %0.2f)" % (scores.mean(), scores.std() * 2))
